import { BURN_RULES } from "#lib/services";
import type { Objective } from "#lib/services/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";

/** How fast the budget goes, by each pair of windows. */
export function BurnTable({ burn }: Pick<Objective, "burn">) {
  const [t, f] = [useWords("objectives"), useFormats()];
  const times = (rate: number | null) => (rate === null ? "–" : t("times", { rate: f.number(rate, { maximumFractionDigits: 1 }) }));
  // In the order of the rules that they are of.
  const rows = burn.map((rate, index) => ({ ...rate, longMs: BURN_RULES[index]?.longMs ?? 0, shortMs: BURN_RULES[index]?.shortMs ?? 0 }));
  return (
    <DataTable
      caption={t("burnCaption")}
      density="compact"
      rows={rows}
      rowKey={({ longMs }) => String(longMs)}
      columns={[
        {
          key: "windows",
          header: t("window"),
          isPrimary: true,
          cell: ({ longMs, shortMs }) => t("windows", { long: f.duration(longMs), short: f.duration(shortMs) }),
        },
        { key: "long", header: t("long"), isNumeric: true, cell: ({ long }) => times(long) },
        { key: "short", header: t("short"), isNumeric: true, cell: ({ short }) => times(short) },
        { key: "limit", header: t("limit"), isNumeric: true, cell: ({ limit }) => times(limit) },
        {
          key: "severity",
          header: t("severity"),
          showFrom: "lg",
          isOneLine: true,
          cell: ({ severity }) => t(severity === "page" ? "atOnce" : "inDays"),
        },
        {
          key: "burns",
          header: t("burning"),
          cell: ({ isBurning, severity, long }) =>
            long === null ? (
              <Badge>{t("notMeasured")}</Badge>
            ) : (
              <Badge tone={isBurning ? (severity === "page" ? "bad" : "warn") : "good"} hasDot>
                {t(isBurning ? "above" : "below")}
              </Badge>
            ),
        },
      ]}
    />
  );
}
