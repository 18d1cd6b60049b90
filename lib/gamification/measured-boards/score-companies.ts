import { type CompanyCounts, MEASURED_BY, type Measured } from "./measures.ts";
import { percentileRanks, roundedQuotient } from "./percentiles.ts";
import { ALL_WEIGHTS, type CompanyMeasure, type MeasureWeight, type ScorePart } from "./schema.ts";

/** A company that takes part. */
export interface Participant {
  tenantId: string;
  industry: string | null;
  counts: CompanyCounts;
}

/** What a company reached on a board. Without a score it is not ranked: it lacks one of the board's measures. */
export interface CompanyScore {
  tenantId: string;
  industry: string | null;
  scoreHundredths: number | null;
  rank: number | null;
  industryRank: number | null;
  parts: ScorePart[];
}

/** Each measure's values and percentiles among the companies that have it. */
export type Field = ReadonlyMap<CompanyMeasure, { values: ReadonlyMap<string, Measured>; percentiles: ReadonlyMap<string, number> }>;

/** Measures all companies that compete with each other, once for all boards. Pure. */
export function measureField(companies: readonly Participant[]): Field {
  const measures = Object.entries(MEASURED_BY) as [CompanyMeasure, (counts: CompanyCounts) => Measured | null][];
  return new Map(
    measures.map(([measure, of]) => {
      const values = new Map(
        companies.flatMap(({ tenantId, counts }) => {
          const value = of(counts);
          return value ? [[tenantId, value] as const] : [];
        }),
      );
      return [measure, { values, percentiles: percentileRanks(values) }];
    }),
  );
}

/**
 * The scores of a board: the mean of the percentiles by the board's weights, in hundredths of a point, halves upwards. A company that
 * lacks one of the measures is not ranked; its weight is not given to others, or who only has its best measure would lead. Equal scores
 * share a rank and the next is left out, on the whole board and among the companies of an industry. Pure.
 */
export function scoreCompanies(weights: readonly MeasureWeight[], companies: readonly Participant[], field: Field): CompanyScore[] {
  const scored = companies.map(({ tenantId, industry }) => {
    const parts = weights.map(({ measure, weight }): ScorePart => {
      const value = field.get(measure)?.values.get(tenantId);
      const percentileHundredths = field.get(measure)?.percentiles.get(tenantId) ?? null;
      return { measure, weight, over: value?.over ?? null, under: value?.under ?? null, percentileHundredths, rows: value?.rows ?? 0 };
    });
    return { tenantId, industry, parts, scoreHundredths: scoreOf(parts) };
  });
  const rank = ranksOf(scored);
  const byIndustry = Map.groupBy(scored, ({ industry }) => industry);
  const industryRank = new Map([...byIndustry].flatMap(([industry, members]) => (industry === null ? [] : [...ranksOf(members)])));
  return scored.map((each) => ({ ...each, rank: rank.get(each.tenantId) ?? null, industryRank: industryRank.get(each.tenantId) ?? null }));
}

/** Null when a part is unknown. */
function scoreOf(parts: readonly ScorePart[]): number | null {
  let sum = 0;
  for (const { weight, percentileHundredths } of parts) {
    if (percentileHundredths === null) return null;
    sum += weight * percentileHundredths;
  }
  return roundedQuotient(sum, ALL_WEIGHTS);
}

/** Competition ranking: 1 + how many have more. */
function ranksOf(scored: readonly { tenantId: string; scoreHundredths: number | null }[]): Map<string, number> {
  const ordered = scored
    .flatMap(({ tenantId, scoreHundredths }) => (scoreHundredths === null ? [] : [{ tenantId, score: scoreHundredths }]))
    .sort((a, b) => b.score - a.score);
  const ranks = new Map<string, number>();
  for (const [index, { tenantId, score }] of ordered.entries()) {
    const before = ordered[index - 1];
    ranks.set(tenantId, before?.score === score ? (ranks.get(before.tenantId) as number) : index + 1);
  }
  return ranks;
}
