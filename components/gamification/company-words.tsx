import { useWords } from "#components/format/words";
import type { CompanyBoardName, MeasureWeight, ScorePart } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";

/** What the periods under way are called. */
export const PERIOD_WORDS = { day: "today", week: "thisWeek", month: "thisMonth", quarter: "thisQuarter", all: "allTime" } as const;

const DIGITS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** Hundredths as the reader writes them: 7450 → 74.50. */
export function useScore(): (hundredths: number | null) => string {
  const f = useFormats();
  return (hundredths) => f.number(hundredths === null ? null : hundredths / 100, DIGITS);
}

/** What a board is called: by its kind, or as the operator named it. */
export function useBoardName(): (board: CompanyBoardName) => string {
  const t = useWords("companies");
  return ({ kind, name }) => (kind === "custom" ? (name ?? "") : t(kind));
}

/** What a board is made of, in one line. */
export function useBoardParts(): (weights: readonly MeasureWeight[]) => string {
  const t = useWords("companies");
  const f = useFormats();
  return (weights) =>
    f.list(
      weights.map(({ measure, weight }) => t("weightOfMeasure", { measure: t(measure), weight: f.number(weight) })),
      "unit",
    );
}

const RATIOS = new Set(["roi", "ctr", "conversion_growth", "revenue_growth"]);
const AMOUNTS = new Set(["roi", "revenue_growth"]);

/** A measure's value, as its kind is written; "–" when it is not known. */
export function PartValue({ measure, over, under }: ScorePart) {
  const f = useFormats();
  if (over === null || under === null) return f.number(null);
  return RATIOS.has(measure) ? f.percent(over / under) : f.number(over / under, { maximumFractionDigits: 2 });
}

/** What a value was divided from. */
export function PartCounts({ measure, over, under, currency }: ScorePart & { currency: string }) {
  const t = useWords("companies");
  const f = useFormats();
  if (over === null || under === null) return t("notKnown");
  const count = (value: number) => (AMOUNTS.has(measure) ? f.minorMoney(value, { currency }) : f.number(value));
  return under === 1 ? count(over) : t("quotient", { over: count(over), under: count(under) });
}
