import type { Factor, Outcome } from "./bin-values.ts";
import { fitScorecard, scoreByCard } from "./fit-scorecard.ts";

/** Leads of which it was said how likely they are, without having been looked at for it. */
export interface Forecast {
  chance: number;
  isWon: boolean;
}
export interface CalibrationRow {
  leads: number;
  /** The share that should have been won by the points, and the share that was, 0…1. */
  expected: number;
  observed: number;
}
/** How good a scorecard is, measured on leads it was not made from. */
export interface FitQuality {
  /** Of a won and a lost lead, how often the won one has more points: .5 is chance, 1 is never wrong. */
  auc: number;
  /** Mean squared error of the chances: 0 is never wrong (Brier 1950). */
  brier: number;
  /** The same, for whoever says the average of everybody. */
  brierOfAverage: number;
  /** By tenths of the leads, the least likely first. */
  calibration: CalibrationRow[];
}

const TENTHS = 10;

/** Measures forecasts; both outcomes must be among them. Pure. */
export function measureFit(forecasts: readonly Forecast[]): FitQuality {
  const share = forecasts.filter(({ isWon }) => isWon).length / forecasts.length;
  return {
    auc: areaUnderCurve(forecasts),
    brier: mean(forecasts.map(({ chance, isWon }) => (chance - (isWon ? 1 : 0)) ** 2)),
    brierOfAverage: share * (1 - share),
    calibration: calibrationOf(forecasts),
  };
}

/** By ranks, equal chances sharing theirs (Mann and Whitney 1947). Pure. */
export function areaUnderCurve(forecasts: readonly Forecast[]): number {
  const sorted = [...forecasts].sort((a, b) => a.chance - b.chance);
  let ranks = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]?.chance === sorted[start]?.chance) end += 1;
    const rank = (start + 1 + end) / 2;
    ranks += rank * sorted.slice(start, end).filter(({ isWon }) => isWon).length;
    start = end;
  }
  const won = sorted.filter(({ isWon }) => isWon).length;
  return (ranks - (won * (won + 1)) / 2) / (won * (sorted.length - won));
}

function calibrationOf(forecasts: readonly Forecast[]): CalibrationRow[] {
  const sorted = [...forecasts].sort((a, b) => a.chance - b.chance);
  return Array.from({ length: TENTHS }, (_, tenth) =>
    sorted.slice(Math.floor((tenth * sorted.length) / TENTHS), Math.floor(((tenth + 1) * sorted.length) / TENTHS)),
  )
    .filter(({ length }) => length > 0)
    .map((part) => ({
      leads: part.length,
      expected: mean(part.map(({ chance }) => chance)),
      observed: part.filter(({ isWon }) => isWon).length / part.length,
    }));
}

/**
 * Says of each lead how likely it is by a card that was made without it: in `folds` parts, each with its share of won ones. The ranges, the
 * levels and the weights are made anew each time, so that nothing of a lead is in what judges it. The same leads give the same parts. Pure.
 */
export function crossValidate(factors: readonly Factor[], outcomes: readonly Outcome[], folds = 5): Forecast[] {
  const foldOf = new Map<Outcome, number>();
  for (const isWon of [true, false]) {
    const mixed = shuffled(outcomes.filter((outcome) => outcome.isWon === isWon));
    for (const [index, outcome] of mixed.entries()) foldOf.set(outcome, index % folds);
  }
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const card = fitScorecard(
      factors,
      outcomes.filter((outcome) => foldOf.get(outcome) !== fold),
    );
    return outcomes.filter((outcome) => foldOf.get(outcome) === fold).map(({ facts, isWon }) => ({ chance: scoreByCard(card, facts).chance, isWon }));
  });
}

/** Fisher and Yates' shuffle with a small fixed generator (mulberry32): the order of arrival must not decide who judges whom. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items];
  let state = 0x5eed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other] as Item, mixed[index] as Item];
  }
  return mixed;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0) / numbers.length;
