import {
  bestMonthOf,
  type ChannelDay,
  changeOf,
  computeFigure,
  type FigureSpec,
  type FigureValue,
  isBetter,
  type PortfolioMeasure,
  type Span,
  wholePeriods,
} from "./figure-values.ts";
import type { PortfolioKind } from "./portfolio-schema.ts";

export interface ProposedFigure extends FigureSpec, FigureValue {
  /** What the kind of portfolio shows unless somebody decides otherwise. */
  isChosen: boolean;
}

const COMPARED: PortfolioMeasure[] = ["cpa_minor", "roas", "cvr", "conversions", "revenue_minor"];
const TOTALS: PortfolioMeasure[] = ["conversions", "revenue_minor", "roas", "roi", "ctr"];
const BEST: PortfolioMeasure[] = ["conversions", "revenue_minor"];
const MOST_CHANNELS = 9;

/**
 * What the tenant's data can show: totals, its first whole quarter (or month) against its last, the best month, and the return of
 * each channel. A figure that the data does not give is not proposed. Pure.
 */
export function proposeFigures(days: readonly ChannelDay[], kind: PortfolioKind): ProposedFigure[] {
  const first = days.reduce<string | null>((least, { day }) => (least === null || day < least ? day : least), null);
  const last = days.reduce<string | null>((most, { day }) => (most === null || day > most ? day : most), null);
  if (first === null || last === null) return [];
  const whole: Span = [first, last];
  const months = wholePeriods(first, last, 1);
  const compared = longestComparison(first, last, months);
  const offer = (specs: FigureSpec[], kinds: PortfolioKind[], isGood: (figure: FigureSpec & FigureValue) => boolean = () => true) =>
    specs.flatMap((spec) => {
      const computed = computeFigure(days, spec);
      if (computed === null) return [];
      const figure = { ...spec, ...computed };
      return [{ ...figure, isChosen: kinds.includes(kind) && isGood(figure) }];
    });
  return [
    ...offer(
      TOTALS.map((measure) => specOf(measure, whole)),
      ["basic", "comprehensive", "premium"],
      ({ value }) => value > 0,
    ),
    ...(compared
      ? offer(
          COMPARED.map((measure) => specOf(measure, compared[1], { baseline: compared[0] })),
          ["comprehensive", "premium"],
          improved,
        )
      : []),
    ...offer(
      BEST.flatMap((measure) => {
        const best = bestMonthOf(days, measure);
        return best ? [{ ...specOf(measure, best), isBestMonth: true }] : [];
      }),
      ["comprehensive", "premium"],
    ),
    ...offer(
      channelsOf(days).map((channel) => specOf("roas", whole, { channel })),
      ["premium"],
      ({ value }) => value > 1,
    ),
    ...(compared
      ? offer(
          channelsOf(days).map((channel) => specOf("cpa_minor", compared[1], { baseline: compared[0], channel })),
          ["premium"],
          improved,
        )
      : []),
  ];
}

const improved = (figure: FigureSpec & FigureValue) => {
  const change = changeOf(figure);
  return change !== null && isBetter(figure.measure, change);
};

function specOf(
  measure: PortfolioMeasure,
  [from, to]: Span,
  { baseline, channel = null }: { baseline?: Span; channel?: string | null } = {},
): FigureSpec {
  return {
    measure,
    channel,
    periodFrom: from,
    periodTo: to,
    baselineFrom: baseline?.[0] ?? null,
    baselineTo: baseline?.[1] ?? null,
    isBestMonth: false,
  };
}

const channelsOf = (days: readonly ChannelDay[]) => [...new Set(days.map(({ channel }) => channel))].sort().slice(0, MOST_CHANNELS);

/** The first whole quarter and the last, or months where there are not two quarters. */
function longestComparison(first: string, last: string, months: readonly Span[]): readonly [Span, Span] | null {
  for (const periods of [wholePeriods(first, last, 3), months]) {
    const [begin, end] = [periods[0], periods.at(-1)];
    if (begin && end && begin !== end) return [begin, end];
  }
  return null;
}
