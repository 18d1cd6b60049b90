import { useWords } from "#components/format/words";
import type { CompanyMeasure, ScorePart } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { PartCounts, PartValue, useScore } from "./company-words.tsx";

const MEANING = {
  roi: "roiMeans",
  conversions: "conversionsMeans",
  ctr: "ctrMeans",
  conversion_growth: "conversion_growthMeans",
  revenue_growth: "revenue_growthMeans",
  sign_in_days: "sign_in_daysMeans",
  achievements: "achievementsMeans",
  points: "pointsMeans",
  new_channels: "new_channelsMeans",
  new_campaign_kinds: "new_campaign_kindsMeans",
} as const satisfies Record<CompanyMeasure, string>;

/** Why a score is what it is: each measure with its value, what it was counted from, its percentile and its weight. */
export function ScoreParts({ caption, parts, currency }: { caption: string; parts: ScorePart[]; currency: string }) {
  const t = useWords("companies");
  const f = useFormats();
  const scoreOf = useScore();
  const columns: Column<ScorePart>[] = [
    {
      key: "measure",
      header: t("measure"),
      isPrimary: true,
      hasWords: true,
      cell: ({ measure }) => (
        <span className="grid wrap-anywhere">
          <span className="font-medium text-ink">{t(measure)}</span>
          <span className="text-muted text-xs">{t(MEANING[measure])}</span>
        </span>
      ),
    },
    { key: "value", header: t("value"), isNumeric: true, cell: (part) => <PartValue {...part} /> },
    { key: "counted", header: t("counted"), isNumeric: true, cell: (part) => <PartCounts {...part} currency={currency} /> },
    { key: "percentile", header: t("percentile"), isNumeric: true, cell: ({ percentileHundredths }) => scoreOf(percentileHundredths) },
    { key: "weight", header: t("weight"), isNumeric: true, cell: ({ weight }) => f.percent(weight / 100) },
    { key: "rows", header: t("rows"), isNumeric: true, cell: ({ rows }) => f.number(rows) },
  ];
  return <DataTable caption={caption} columns={columns} rows={parts} rowKey={({ measure }) => measure} density="compact" />;
}
