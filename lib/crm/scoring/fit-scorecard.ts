import { type Bin, type BinnedFactor, binFactor, type Factor, type Facts, type FactValue, indexOfBin, type Outcome } from "./bin-values.ts";
import { chanceOf, fitLogistic } from "./fit-logistic.ts";

/** A lead of average luck has this many points. */
export const AVERAGE_POINTS = 50;
/** So many points more double the odds. */
export const POINTS_TO_DOUBLE = 10;
/** A factor that tells less than this is left out (Siddiqi's bound for "not predictive"). */
const LEAST_INFORMATION = 0.02;
const POINTS_PER_UNIT = POINTS_TO_DOUBLE / Math.LN2;

export interface ScoredBin extends Omit<Bin, "evidence"> {
  points: number;
}
export interface ScoredFactor extends Omit<BinnedFactor, "bins"> {
  bins: readonly ScoredBin[];
}
/** Whole points for each level of each factor, which anybody can add up. */
export interface Scorecard {
  /** What every lead begins with. */
  basePoints: number;
  /** Won for each lost one, of all it was made from. */
  averageOdds: number;
  factors: readonly ScoredFactor[];
}

/**
 * Makes a scorecard of leads whose outcome is known: each factor's levels get the weight of evidence, the regression weighs the factors against
 * each other, and the result is rounded to whole points. A factor that says nothing, or against its own evidence (it repeats another), is left
 * out. Pure.
 */
export function fitScorecard(factors: readonly Factor[], outcomes: readonly Outcome[]): Scorecard {
  const isWon = outcomes.map((outcome) => outcome.isWon);
  const won = isWon.filter(Boolean).length;
  const averageOdds = won / (outcomes.length - won);
  let kept = factors.map((factor) => binFactor(factor, outcomes)).filter(({ information }) => information >= LEAST_INFORMATION);
  for (;;) {
    const rows = evidenceRows(kept, outcomes);
    const { constant, weights } = fitLogistic(rows, isWon);
    const worst = Math.min(...weights);
    if (kept.length > 0 && worst <= 0) {
      kept = kept.filter((_, index) => weights[index] !== worst);
      continue;
    }
    return {
      basePoints: AVERAGE_POINTS + Math.round(POINTS_PER_UNIT * (constant - Math.log(averageOdds))),
      averageOdds,
      factors: kept
        .map((factor, index) => pointsOf(factor, weights[index] ?? 0))
        .filter(({ bins }) => bins.some(({ points }) => points !== 0))
        .sort((a, b) => b.information - a.information),
    };
  }
}

/** Each outcome's evidence per factor; each value is looked up once. */
function evidenceRows(factors: readonly BinnedFactor[], outcomes: readonly Outcome[]): number[][] {
  const known = factors.map(() => new Map<FactValue | undefined, number>());
  return outcomes.map(({ facts }) =>
    factors.map((factor, index) => {
      const value = facts[factor.name];
      const found = known[index]?.get(value) ?? factor.bins[indexOfBin(factor, value)]?.evidence ?? 0;
      known[index]?.set(value, found);
      return found;
    }),
  );
}

function pointsOf(factor: BinnedFactor, weight: number): ScoredFactor {
  const bins = factor.bins.map(({ evidence, ...bin }) => {
    const points = Math.round(POINTS_PER_UNIT * weight * evidence);
    // -0 is no number to show.
    return { ...bin, points: points === 0 ? 0 : points };
  });
  return { ...factor, bins };
}

export interface CardScore {
  /** 0 to 100. */
  score: number;
  /** What the points add up to, which may lie outside. */
  sum: number;
  /** The chance to be won that this many points stand for, 0…1. */
  chance: number;
  factors: { name: string; value: FactValue; bin: ScoredBin | null; points: number }[];
}

/** Adds up a lead's points. A level that was never seen counts 0. Pure. */
export function scoreByCard(card: Scorecard, facts: Facts): CardScore {
  const factors = card.factors.map((factor) => {
    const value = facts[factor.name] ?? null;
    const bin = factor.bins[indexOfBin(factor as unknown as BinnedFactor, value)] ?? null;
    return { name: factor.name, value, bin, points: bin?.points ?? 0 };
  });
  const sum = factors.reduce((total, { points }) => total + points, card.basePoints);
  return { score: Math.min(Math.max(sum, 0), 100), sum, chance: chanceOfPoints(card, sum), factors };
}

/** The chance that so many points stand for, 0…1. Pure. */
export const chanceOfPoints = ({ averageOdds }: Pick<Scorecard, "averageOdds">, points: number): number =>
  chanceOf(Math.log(averageOdds) + (points - AVERAGE_POINTS) / POINTS_PER_UNIT);
