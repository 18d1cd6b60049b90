/** One day of one channel over all campaigns in the tenant's currency. Money is in minor units. */
export interface ChannelDay {
  /** ISO date. */
  day: string;
  channel: string;
  impressions: number;
  clicks: number;
  conversions: number;
  spendMinor: number;
  revenueMinor: number;
  /** How many rows it is the sum of, and when the youngest was last written. */
  rows: number;
  changedAt: Date;
}

export const PORTFOLIO_MEASURES = ["conversions", "revenue_minor", "roas", "roi", "cpa_minor", "cvr", "ctr"] as const;
export type PortfolioMeasure = (typeof PORTFOLIO_MEASURES)[number];

/** What a value is in: `money` in minor units, `percent` as a plain ratio (0.37 is 37 %), `factor` as it stands (4.2 is 4.2×). */
export const UNIT_OF = {
  conversions: "count",
  revenue_minor: "money",
  roas: "factor",
  roi: "percent",
  cpa_minor: "money",
  cvr: "percent",
  ctr: "percent",
} as const satisfies Record<PortfolioMeasure, string>;

export type Span = readonly [from: string, to: string];

/** What a figure is about. Days are ISO dates, the last ones included. */
export interface FigureSpec {
  measure: PortfolioMeasure;
  /** Null: all channels together. */
  channel: string | null;
  periodFrom: string;
  periodTo: string;
  baselineFrom: string | null;
  baselineTo: string | null;
  /** It claims that no whole month of the data had more. */
  isBestMonth: boolean;
}

/** What the data says of it, and of how many rows. */
export interface FigureValue {
  value: number;
  baselineValue: number | null;
  sourceRows: number;
  sourceChanged: Date;
}

/** Ratios come from sums and are never averaged. Null over a zero denominator. */
function measureOf(measure: PortfolioMeasure, days: readonly ChannelDay[]): number | null {
  const sum = (name: "impressions" | "clicks" | "conversions" | "spendMinor" | "revenueMinor") => days.reduce((total, day) => total + day[name], 0);
  const ratio = (over: number, under: number) => (under > 0 ? over / under : null);
  if (measure === "conversions") return sum("conversions");
  if (measure === "revenue_minor") return sum("revenueMinor");
  if (measure === "roas") return ratio(sum("revenueMinor"), sum("spendMinor"));
  if (measure === "roi") return ratio(sum("revenueMinor") - sum("spendMinor"), sum("spendMinor"));
  if (measure === "cpa_minor") return ratio(sum("spendMinor"), sum("conversions"));
  return measure === "cvr" ? ratio(sum("conversions"), sum("clicks")) : ratio(sum("clicks"), sum("impressions"));
}

/**
 * Computes a figure from the data; null when there are no rows for it, what it divides by is zero, or the month that it calls the best
 * is not. Pure.
 */
export function computeFigure(days: readonly ChannelDay[], spec: FigureSpec): FigureValue | null {
  if (spec.isBestMonth && bestMonthOf(days, spec.measure)?.[0] !== spec.periodFrom) return null;
  return valuesOf(days, spec);
}

/** The first of the whole months with the most, where there are two to choose from. */
export function bestMonthOf(days: readonly ChannelDay[], measure: PortfolioMeasure): Span | null {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  const months = first !== undefined && last !== undefined ? wholePeriods(first, last, 1) : [];
  if (months.length < 2) return null;
  const amounts = months.map(
    ([from, to]) =>
      measureOf(
        measure,
        days.filter(({ day }) => day >= from && day <= to),
      ) ?? 0,
  );
  const most = Math.max(...amounts);
  return most > 0 ? (months[amounts.indexOf(most)] ?? null) : null;
}

function valuesOf(days: readonly ChannelDay[], spec: FigureSpec): FigureValue | null {
  const within = (from: string, to: string) =>
    days.filter(({ day, channel }) => day >= from && day <= to && (spec.channel === null || channel === spec.channel));
  const now = within(spec.periodFrom, spec.periodTo);
  const before = spec.baselineFrom !== null && spec.baselineTo !== null ? within(spec.baselineFrom, spec.baselineTo) : null;
  if (now.length === 0 || before?.length === 0) return null;
  const value = measureOf(spec.measure, now);
  const baselineValue = before && measureOf(spec.measure, before);
  if (value === null || (before && baselineValue === null)) return null;
  const used = [...now, ...(before ?? [])];
  return {
    value,
    baselineValue,
    sourceRows: used.reduce((total, { rows }) => total + rows, 0),
    sourceChanged: new Date(Math.max(...used.map(({ changedAt }) => changedAt.getTime()))),
  };
}

/** By how much a figure changed against its baseline (0.37 is 37 % more); null without one, or from zero. */
export function changeOf({ value, baselineValue }: Pick<FigureValue, "value" | "baselineValue">): number | null {
  return baselineValue ? (value - baselineValue) / Math.abs(baselineValue) : null;
}

/** Whether a figure got better: cost per conversion falls, everything else rises. */
export function isBetter(measure: PortfolioMeasure, change: number): boolean {
  return measure === "cpa_minor" ? change < 0 : change > 0;
}

/** Calendar periods of so many months that lie wholly between two days. */
export function wholePeriods(first: string, last: string, months: 1 | 3): Span[] {
  const periods: Span[] = [];
  const begin = new Date(`${first}T00:00:00Z`);
  let month = Math.floor(begin.getUTCMonth() / months) * months;
  for (;;) {
    const from = isoDay(new Date(Date.UTC(begin.getUTCFullYear(), month, 1)));
    const to = isoDay(new Date(Date.UTC(begin.getUTCFullYear(), month + months, 0)));
    if (to > last) return periods;
    if (from >= first) periods.push([from, to]);
    month += months;
  }
}

const isoDay = (at: Date) => at.toISOString().slice(0, 10);
