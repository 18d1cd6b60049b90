import { useWords } from "#components/format/words";
import type { DryRunResult } from "#lib/gamification/schema";
import { UNKNOWN } from "../format/number.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** For whom an achievement would have unlocked, by whose work and when. */
export function UnlockTable({ unlocks, now }: { unlocks: DryRunResult["unlocks"]; now: Date }) {
  const [t, f] = [useWords("definitions"), useFormats()];
  return (
    <DataTable
      caption={t("dryRun")}
      rows={unlocks}
      rowKey={({ tenantId }) => tenantId}
      density="compact"
      empty={
        <EmptyState icon="award" title={t("nobodyYet")} className="py-8">
          {t("nobodyYetNote")}
        </EmptyState>
      }
      columns={[
        {
          key: "tenant",
          header: t("tenantColumn"),
          isPrimary: true,
          cell: ({ tenantName }) => <bdi className="font-medium text-ink">{tenantName}</bdi>,
        },
        { key: "person", header: t("person"), hasWords: true, cell: ({ personName }) => (personName ? <bdi>{personName}</bdi> : UNKNOWN) },
        { key: "when", header: t("when"), hasWords: true, cell: ({ at }) => (at ? <Time value={at} now={now} /> : t("byFigures")) },
        { key: "times", header: t("times"), isNumeric: true, cell: ({ times }) => f.number(times) },
      ]}
    />
  );
}
