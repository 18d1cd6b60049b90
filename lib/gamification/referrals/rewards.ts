import type { ConversionKind, ReferralTier, TierProgress } from "./schema.ts";

/** Points of a conversion before the tier's multiplier. A purchase brings a tenth of its amount in whole units of its currency. */
const BASE_POINTS: Readonly<Record<Exclude<ConversionKind, "purchase">, number>> = { signup: 25, trial: 15, subscription: 50, upgrade: 30 };
const PURCHASE_SHARE = 0.1;
/** Above it somebody should be talked to instead. */
const MOST_POINTS = 100_000;

/** By referrals that were paid and not reversed; the multiplier in percent. */
const TIERS: readonly { tier: ReferralTier; from: number; multiplier: number }[] = [
  { tier: "starter", from: 0, multiplier: 100 },
  { tier: "bronze", from: 3, multiplier: 110 },
  { tier: "silver", from: 10, multiplier: 125 },
  { tier: "gold", from: 25, multiplier: 150 },
];

/** How many are paid to one person in a calendar month (UTC); the others wait for the next. */
export const MOST_PAID_PER_MONTH = 50;
/** How long approved points stay pending: a company that leaves at once, or an order that is sent back, pays nobody. */
export const PENDING_DAYS = 7;

const FIRST = TIERS[0] ?? { tier: "starter", from: 0, multiplier: 100 };

/** Where so many paid referrals put somebody, and what is missing to the next tier. Pure. */
export function tierOf(paid: number): TierProgress {
  const { tier, multiplier } = TIERS.findLast(({ from }) => paid >= from) ?? FIRST;
  const next = TIERS.find(({ from }) => paid < from);
  return { tier, multiplier, paid, next: next ? { tier: next.tier, multiplier: next.multiplier, missing: next.from - paid } : null };
}

/**
 * Whole points of a conversion, rounded down. Pure.
 * @param multiplier in percent
 * @param amount of a purchase, in minor units, and how many digits its currency has after the point
 */
export function pointsOf(kind: ConversionKind, multiplier: number, amount: { minor: number; digits: number } | null): number {
  const base = kind === "purchase" ? ((amount?.minor ?? 0) / 10 ** (amount?.digits ?? 2)) * PURCHASE_SHARE : BASE_POINTS[kind];
  // A tenth of a cent more, since 0.1 × 1,290 lies below 129 in floating point.
  return Math.min(MOST_POINTS, Math.floor((base * multiplier) / 100 + 1e-6));
}

/** What a company that was invited need not pay of its first month: a quarter, rounded half up, in minor units. */
export const creditOf = (priceMinor: number): number => Math.round(priceMinor / 4);
