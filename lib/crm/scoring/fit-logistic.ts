/**
 * Logistic regression with a ridge, by iteratively reweighted least squares (Hastie, Tibshirani, Friedman, The Elements of Statistical
 * Learning, 4.4.1 and 18.4). Pure and without chance: the same rows give the same weights.
 * @param rows each as long as the others; the constant is added here, and is not held back by the ridge
 * @param ridge how strongly weights are drawn to 0, as so many leads of no evidence
 * @returns the constant and one weight per column
 */
export function fitLogistic(rows: readonly (readonly number[])[], isWon: readonly boolean[], ridge = 1): { constant: number; weights: number[] } {
  const width = (rows[0]?.length ?? 0) + 1;
  const share = Math.min(Math.max(isWon.filter(Boolean).length / Math.max(rows.length, 1), 1e-6), 1 - 1e-6);
  let weights = [Math.log(share / (1 - share)), ...new Array<number>(width - 1).fill(0)];
  let likelihood = likelihoodOf(rows, isWon, weights, ridge);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const step = solve(...equationsOf(rows, isWon, weights, ridge));
    // A whole step may overshoot where few are won, and would never come back.
    let next = weights;
    let reached = Number.NEGATIVE_INFINITY;
    for (let part = 1; part >= SMALLEST_STEP && !(reached > likelihood); part /= 2) {
      next = weights.map((weight, index) => weight + part * (step[index] ?? 0));
      reached = likelihoodOf(rows, isWon, next, ridge);
    }
    if (!(reached > likelihood)) break;
    const gain = reached - likelihood;
    [weights, likelihood] = [next, reached];
    if (gain < PRECISION) break;
  }
  const [constant = 0, ...others] = weights;
  return { constant, weights: others };
}

const MOST_ROUNDS = 25;
const SMALLEST_STEP = 1 / 1024;
const PRECISION = 1e-6;

/** The chance of odds whose logarithm is given. */
export const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The logarithm of how likely what happened is, less what the ridge takes. */
function likelihoodOf(rows: readonly (readonly number[])[], isWon: readonly boolean[], weights: readonly number[], ridge: number): number {
  let likelihood = 0;
  for (const [index, row] of rows.entries()) {
    const logOdds = logOddsOf(row, weights);
    // ln(1 + e^x) without overflow.
    likelihood += (isWon[index] ? logOdds : 0) - (Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds))));
  }
  for (const weight of weights.slice(1)) likelihood -= (ridge * weight * weight) / 2;
  return likelihood;
}

function logOddsOf(row: readonly number[], weights: readonly number[]): number {
  let logOdds = at(weights, 0);
  for (let column = 0; column < row.length; column++) logOdds += at(weights, column + 1) * at(row, column);
  return logOdds;
}

/** Newton's step: the curvature, row by row of a symmetric matrix, and the slope. */
function equationsOf(
  rows: readonly (readonly number[])[],
  isWon: readonly boolean[],
  weights: readonly number[],
  ridge: number,
): [number[][], number[]] {
  const width = weights.length;
  const curve = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  const slope = new Array<number>(width).fill(0);
  const line = new Array<number>(width).fill(1);
  for (const [index, row] of rows.entries()) {
    for (let column = 1; column < width; column++) line[column] = at(row, column - 1);
    const chance = chanceOf(logOddsOf(row, weights));
    const [weight, rest] = [Math.max(chance * (1 - chance), 1e-9), (isWon[index] ? 1 : 0) - chance];
    for (let column = 0; column < width; column++) {
      const value = at(line, column);
      slope[column] = at(slope, column) + value * rest;
      const into = curve[column] ?? [];
      for (let other = 0; other <= column; other++) into[other] = at(into, other) + weight * value * at(line, other);
    }
  }
  for (let column = 1; column < width; column++) {
    const into = curve[column] ?? [];
    into[column] = at(into, column) + ridge;
    slope[column] = at(slope, column) - ridge * at(weights, column);
  }
  return [curve, slope];
}

/** Solves a symmetric positive system, of which the lower half is given, by Cholesky's factors. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const size = right.length;
  const lower = matrix.map((row) => [...row]);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = at(lower[row], column);
      for (let k = 0; k < column; k++) rest -= at(lower[row], k) * at(lower[column], k);
      (lower[row] ?? [])[column] = row === column ? Math.sqrt(Math.max(rest, 1e-12)) : rest / at(lower[column], column);
    }
  }
  const forward: number[] = [];
  for (let row = 0; row < size; row++) {
    let rest = at(right, row);
    for (let k = 0; k < row; k++) rest -= at(lower[row], k) * at(forward, k);
    forward.push(rest / at(lower[row], row));
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = at(forward, row);
    for (let k = row + 1; k < size; k++) rest -= at(lower[k], row) * at(solution, k);
    solution[row] = rest / at(lower[row], row);
  }
  return solution;
}

const at = (numbers: readonly number[] | undefined, index: number): number => numbers?.[index] ?? 0;
