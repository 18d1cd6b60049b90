import { Time } from "#components/format/time";
import { getWords } from "#components/format/words";
import { ServiceStateBadge } from "#components/services/service-state";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import type { StateInterval } from "#lib/services";

const MOST_SHOWN = 30;

/** The states that a service had, the newest first. */
export async function StateList({ intervals, now }: { intervals: StateInterval[]; now: Date }) {
  const t = await getWords("services");
  return (
    <Card title={t("statesLately")} note={t("theLastStates")} isFlush>
      <DataTable
        caption={t("statesLately")}
        rows={intervals.toReversed().slice(0, MOST_SHOWN)}
        rowKey={({ since }) => since.toISOString()}
        empty={
          <EmptyState icon="clock" title={t("noStateRecorded")}>
            {t("asSoonAsItIsMeasured")}
          </EmptyState>
        }
        columns={[
          { key: "state", header: t("state"), isPrimary: true, cell: ({ state }) => <ServiceStateBadge state={state} /> },
          { key: "since", header: t("since"), isOneLine: true, cell: ({ since }) => <Time value={since} now={now} precision="second" /> },
          {
            key: "until",
            header: t("until"),
            isOneLine: true,
            cell: ({ until }) => (until ? <Time value={until} now={now} precision="second" /> : t("lastsNow")),
          },
        ]}
      />
    </Card>
  );
}
