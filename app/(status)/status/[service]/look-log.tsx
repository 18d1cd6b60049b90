import { Time } from "#components/format/time";
import { getFormats, getSay, getWords } from "#components/format/words";
import { ServiceStateBadge } from "#components/services/service-state";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import type { StaffContext } from "#lib/access";
import { readProbeLog } from "#lib/services";
import { probeLogInput } from "#lib/services/schema";

const SHOWN = 30;

/** The newest looks at a service. */
export async function LookLog({ context, serviceKey, isOwn }: { context: StaffContext; serviceKey: string; isOwn: boolean }) {
  const [t, say, f] = [await getWords("services"), await getSay(), await getFormats()];
  const { looks } = await readProbeLog(context, serviceKey, probeLogInput.parse({ limit: SHOWN }));
  return (
    <Card title={t("looks")} note={t("theNewestLooks")} isFlush>
      <DataTable
        caption={t("looks")}
        rows={looks}
        rowKey={({ at, probe, instance }) => `${at} ${probe} ${instance}`}
        empty={
          <EmptyState icon="activity" title={t("noLooksYet")}>
            {t(isOwn ? "thePortalMeasuresIt" : "giveItAProbe")}
          </EmptyState>
        }
        columns={[
          { key: "at", header: t("at"), isPrimary: true, cell: ({ at }) => <Time value={at} now={context.clock.now()} precision="second" /> },
          { key: "state", header: t("state"), cell: ({ state }) => <ServiceStateBadge state={state} /> },
          {
            key: "latency",
            header: t("latency"),
            isNumeric: true,
            cell: ({ latencyMs }) => (latencyMs === null ? "–" : `${f.number(latencyMs, { maximumFractionDigits: 1 })} ms`),
          },
          {
            key: "detail",
            header: t("reason"),
            hasWords: true,
            isOffCards: true,
            showFrom: "lg",
            cell: ({ detail, probe }) => (detail ? say(detail) : (probe ?? "–")),
          },
        ]}
      />
    </Card>
  );
}
