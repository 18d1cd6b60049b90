import { normalQuantile, twoSided } from "./normal.ts";

/** So many successes of so many tries. */
export interface Proportion {
  successes: number;
  trials: number;
}

export interface Interval {
  low: number;
  high: number;
}

export const rateOf = ({ successes, trials }: Proportion): number => successes / trials;

/**
 * The two-proportion z-test with pooled variance and without continuity correction; its square is Pearson's chi-squared (A. Agresti,
 * Categorical Data Analysis, 3rd ed., 3.2.1). @returns the two-sided p-value
 */
export function pooledTest(first: Proportion, second: Proportion): { z: number; pValue: number } {
  const pooled = (first.successes + second.successes) / (first.trials + second.trials);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials));
  const z = deviation === 0 ? 0 : (rateOf(second) - rateOf(first)) / deviation;
  return { z, pValue: twoSided(z) };
}

/**
 * Fisher's exact test, two-sided: the chance of all tables with the same sums that are at most as likely as this one (Agresti, 3.5.1; as R's
 * `fisher.test`). @returns the p-value
 */
export function fisherTest(first: Proportion, second: Proportion): number {
  const [successes, all] = [first.successes + second.successes, first.trials + second.trials];
  const chance = (of: number) => Math.exp(logChoose(first.trials, of) + logChoose(second.trials, successes - of) - logChoose(all, successes));
  // Sums of logarithms differ in their last digits: as R, what is within 1e-7 counts as equal.
  const most = chance(first.successes) * (1 + 1e-7);
  let sum = 0;
  for (let of = Math.max(0, successes - second.trials); of <= Math.min(first.trials, successes); of += 1) {
    const each = chance(of);
    if (each <= most) sum += each;
  }
  return Math.min(1, sum);
}

/** Below five expected of either kind the z-test is no good (W. G. Cochran, "Some methods for strengthening the common χ² tests", 1954). */
export function isSmall(first: Proportion, second: Proportion): boolean {
  const share = (first.successes + second.successes) / (first.trials + second.trials);
  const fewer = Math.min(first.trials, second.trials);
  return fewer * Math.min(share, 1 - share) < 5;
}

/** Wilson's score interval of one rate (E. B. Wilson, JASA 22, 1927). */
export function wilsonInterval({ successes, trials }: Proportion, confidence: number): Interval {
  const z = normalQuantile((1 + confidence) / 2);
  const rate = successes / trials;
  const middle = 2 * trials * rate + z * z;
  const reach = z * Math.sqrt(z * z + 4 * trials * rate * (1 - rate));
  const whole = 2 * (trials + z * z);
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}

/** The interval of second − first: R. G. Newcombe's hybrid score interval, method 10 (Statistics in Medicine 17, 1998, 873–890). */
export function differenceInterval(first: Proportion, second: Proportion, confidence: number): Interval {
  const [p1, p2] = [rateOf(first), rateOf(second)];
  const [of1, of2] = [wilsonInterval(first, confidence), wilsonInterval(second, confidence)];
  return {
    low: p2 - p1 - Math.hypot(p2 - of2.low, of1.high - p1),
    high: p2 - p1 + Math.hypot(of2.high - p2, p1 - of1.low),
  };
}

/** S. Holm's correction for several comparisons (Scandinavian Journal of Statistics 6, 1979): p-values to be held against alpha, in their order. */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 0;
  const byValue = pValues.map((value, index) => ({ value, index })).toSorted((one, other) => one.value - other.value);
  for (const [rank, { value, index }] of byValue.entries()) {
    least = Math.max(least, Math.min(1, value * (pValues.length - rank)));
    adjusted[index] = least;
  }
  return adjusted;
}

/** ln of n over k. */
const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** ln n!, by Stirling's series (NIST Digital Library of Mathematical Functions 5.11.1) where it is exact to 1e-13, and by its product below. */
function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1;
    for (let factor = 2; factor <= n; factor += 1) product *= factor;
    return Math.log(product);
  }
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
}
