import type { Counts } from "../counts-schema.ts";

export const CHANGED_FIGURES = ["revenueMinor", "spendMinor", "conversions"] as const;
export type ChangedFigure = (typeof CHANGED_FIGURES)[number];

/** What a change is made of, in the unit of the figure; the four add up to the change exactly. */
export interface Effects {
  /** More or less was shown, or clicked. */
  volume: number;
  /** More or less often it led further. */
  rate: number;
  /** Each cost, or brought, more or less. */
  price: number;
  /** What the chain of these does not explain, such as revenue without a click. */
  other: number;
}

/**
 * How each figure is a product: revenue = clicks × conversions per click × value per conversion, spend = impressions × clicks per
 * impression × cost per click, conversions = impressions × clicks per impression × conversions per click.
 */
const CHAINS: Record<ChangedFigure, { base: keyof Counts; middle: keyof Counts; third: "price" | "rate" }> = {
  revenueMinor: { base: "clicks", middle: "conversions", third: "price" },
  spendMinor: { base: "impressions", middle: "clicks", third: "price" },
  conversions: { base: "impressions", middle: "clicks", third: "rate" },
};

/**
 * Splits the change of a figure from one period to the next into what volume, rate and price did to it, by the Shapley value of the
 * three factors: each gets its mean effect over all orders in which they could have changed, so that none is first by chance and nothing
 * is left over (Shapley 1953; for decompositions of products Ang, Liu and Chew 2003, “Perfect decomposition techniques in energy and
 * environmental analysis”, doi:10.1016/S0301-4215(03)00022-6). A factor that a period does not know, as the price of no conversion, is
 * taken from the other period, which gives its share to the factors that are known. Whole units: the largest remainders are rounded up.
 */
export function decompose(figure: ChangedFigure, before: Counts, now: Counts): Effects {
  const change = now[figure] - before[figure];
  const [factorsBefore, factorsNow] = [factorsOf(figure, before), factorsOf(figure, now)];
  if (!factorsBefore || !factorsNow) return { volume: 0, rate: 0, price: 0, other: change };
  const x = pairOf(factorsBefore.base, factorsNow.base);
  const y = pairOf(factorsBefore.middle, factorsNow.middle);
  const z = pairOf(factorsBefore.third, factorsNow.third);
  const [first, second, last] = [effectOf(x, y, z), effectOf(y, x, z), effectOf(z, x, y)];
  // Parts that cancel each other at such a size come of counts that cannot be, as a thousand clicks on one impression.
  if (Math.max(Math.abs(first), Math.abs(second), Math.abs(last)) > MOST_EXACT) return { volume: 0, rate: 0, price: 0, other: change };
  const [volume, rate, third] = wholeParts([first, second, last], change);
  return CHAINS[figure].third === "price" ? { volume, rate, price: third, other: 0 } : { volume, rate: rate + third, price: 0, other: 0 };
}

/** Below this, whole units add up exactly in binary fractions. */
const MOST_EXACT = 1e15;

interface Pair {
  before: number;
  now: number;
}

/** The three factors; null where their product cannot be the figure, since one that it needs is zero. */
function factorsOf(figure: ChangedFigure, counts: Counts): { base: number; middle: number | null; third: number | null } | null {
  const { base, middle } = CHAINS[figure];
  const [x, m, value] = [counts[base], counts[middle], counts[figure]];
  if (value !== 0 && (x === 0 || m === 0)) return null;
  // What is counted further on without what comes before it has no rate.
  if (x === 0 && m !== 0) return null;
  return { base: x, middle: x === 0 ? null : m / x, third: m === 0 ? null : value / m };
}

function pairOf(before: number | null, now: number | null): Pair {
  return { before: before ?? now ?? 0, now: now ?? before ?? 0 };
}

/** The Shapley value of the first of three factors of a product. */
function effectOf(x: Pair, y: Pair, z: Pair): number {
  return (x.now - x.before) * ((y.before * z.before + y.now * z.now) / 3 + (y.before * z.now + y.now * z.before) / 6);
}

/** Rounds parts to whole units that add up to the whole. */
function wholeParts(parts: [number, number, number], whole: number): [number, number, number] {
  const floors: [number, number, number] = [Math.floor(parts[0]), Math.floor(parts[1]), Math.floor(parts[2])];
  const rests: [number, number, number] = [parts[0] - floors[0], parts[1] - floors[1], parts[2] - floors[2]];
  let missing = whole - floors[0] - floors[1] - floors[2];
  while (missing !== 0) {
    const largest = Math.max(rests[0], rests[1], rests[2]);
    const at = rests[0] === largest ? 0 : rests[1] === largest ? 1 : 2;
    // More than one unit is missing only where binary fractions cannot hold the product of huge factors.
    const step = Math.abs(missing) > 3 ? missing : Math.sign(missing);
    floors[at] += step;
    missing -= step;
    rests[at] -= 1;
  }
  return floors;
}

/** The sum of effects: of parts that add up, they add up, too. */
export function sumEffects(parts: readonly Effects[]): Effects {
  const sum = { volume: 0, rate: 0, price: 0, other: 0 };
  for (const { volume, rate, price, other } of parts) {
    sum.volume += volume;
    sum.rate += rate;
    sum.price += price;
    sum.other += other;
  }
  return sum;
}
