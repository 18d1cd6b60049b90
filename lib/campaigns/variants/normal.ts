/**
 * The standard normal distribution. Its area by West's double-precision form of Hart's algorithm 5666 (G. West, "Better approximations to
 * cumulative normal functions", Wilmott Magazine, May 2005), which is exact to about 1e-15.
 */
export function normalArea(z: number): number {
  const size = Math.abs(z);
  if (size > 37) return z > 0 ? 1 : 0;
  const bell = Math.exp((-size * size) / 2);
  const above = size < SPLIT ? (bell * polynomial(size, ABOVE)) / polynomial(size, BELOW) : bell / (fractionOf(size) * Math.sqrt(2 * Math.PI));
  return z > 0 ? 1 - above : above;
}

const SPLIT = 7.071_067_811_865_47;
const ABOVE = [3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376];
const BELOW = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752,
];
const polynomial = (x: number, coefficients: readonly number[]): number => coefficients.reduce((sum, each) => sum * x + each, 0);
const fractionOf = (x: number): number => x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));

/** The value below which a share of the standard normal distribution lies, by halving; `share` is above 0 and below 1. */
export function normalQuantile(share: number): number {
  let [low, high] = [-38, 38];
  // Each step halves 76: after 60 there is nothing left that a double can tell apart.
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalArea(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The p-value of a two-sided test. */
export const twoSided = (z: number): number => 2 * normalArea(-Math.abs(z));
