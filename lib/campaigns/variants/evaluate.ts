import { differenceInterval, fisherTest, holm, isSmall, pooledTest, rateOf } from "./proportions.ts";

export interface CountedDay {
  day: string;
  trials: number;
  successes: number;
}

/** A variant with its days, in any order, each day once. */
export interface CountedVariant {
  id: string;
  days: readonly CountedDay[];
}

/** A variant against the first one. Rates and differences are shares of 1; the interval holds all comparisons at once. */
export interface Comparison {
  variantId: string;
  method: "z" | "fisher";
  baseRate: number;
  rate: number;
  difference: number;
  low: number;
  high: number;
  pValue: number;
  /** By Holm; the same as `pValue` for two variants. */
  adjustedPValue: number;
  outcome: "better" | "worse" | "unclear";
}

export interface Verdict {
  /** The first day on which every variant had its sample: later ones do not count. */
  closedOn: string;
  confidence: number;
  comparisons: Comparison[];
}

export interface Evaluation {
  totals: { variantId: string; trials: number; successes: number; rate: number | null }[];
  /** Tries of the variant with the fewest, and what each needs. */
  have: number;
  need: number;
  /** Null until every variant has its planned sample: looking earlier, and stopping at the first good sight, finds what is not there. */
  verdict: Verdict | null;
}

/**
 * What a test says. The day on which the verdict is made depends on the tries alone, never on what came of them, so that however often somebody
 * looks, a difference that is not there is told no more often than `alpha` (docs/decisions/0037-a-test-speaks-once.md).
 * @param variants the first is what the others are compared with
 */
export function evaluate(variants: readonly CountedVariant[], { need, alpha }: { need: number; alpha: number }): Evaluation {
  const totals = variants.map(({ id, days }) => ({ variantId: id, ...sumOf(days), rate: null as number | null }));
  for (const total of totals) if (total.trials > 0) total.rate = rateOf(total);
  const have = Math.min(...totals.map(({ trials }) => trials));
  const closedOn = have < need ? null : closingDay(variants, need);
  return { totals, have, need, verdict: closedOn === null ? null : verdictOf(variants, closedOn, alpha) };
}

/** The first day by which every variant has as many tries as it needs. */
function closingDay(variants: readonly CountedVariant[], need: number): string | null {
  const reached = variants.map(({ days }) => {
    let sum = 0;
    for (const { day, trials } of days.toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
      sum += trials;
      if (sum >= need) return day;
    }
    return null;
  });
  const days = reached.filter((day) => day !== null);
  return days.length < reached.length ? null : (days.toSorted().at(-1) ?? null);
}

function verdictOf(variants: readonly CountedVariant[], closedOn: string, alpha: number): Verdict {
  const counts = variants.map(({ id, days }) => ({ id, ...sumOf(days.filter(({ day }) => day <= closedOn)) }));
  const [first, ...others] = counts;
  if (!first) throw new RangeError("A test has at least two variants.");
  const confidence = 1 - alpha / others.length;
  const compared = others.map((other) => {
    const method: Comparison["method"] = isSmall(first, other) ? "fisher" : "z";
    const pValue = method === "fisher" ? fisherTest(first, other) : pooledTest(first, other).pValue;
    return { variantId: other.id, method, baseRate: rateOf(first), rate: rateOf(other), ...differenceInterval(first, other, confidence), pValue };
  });
  const adjusted = holm(compared.map(({ pValue }) => pValue));
  const comparisons = compared.map((each, index): Comparison => {
    const [difference, adjustedPValue] = [each.rate - each.baseRate, adjusted[index] ?? 1];
    return { ...each, difference, adjustedPValue, outcome: adjustedPValue > alpha ? "unclear" : difference > 0 ? "better" : "worse" };
  });
  return { closedOn, confidence, comparisons };
}

function sumOf(days: readonly CountedDay[]): { trials: number; successes: number } {
  return days.reduce((sum, { trials, successes }) => ({ trials: sum.trials + trials, successes: sum.successes + successes }), {
    trials: 0,
    successes: 0,
  });
}
