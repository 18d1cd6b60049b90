import type { Counts, Figures } from "./schema.ts";

/**
 * What follows from counts, by the usual definitions: CTR = clicks / impressions, CPC = spend / clicks,
 * CVR = conversions / clicks, CPA = spend / conversions, ROAS = revenue / spend, ROI = (revenue − spend) / spend.
 * CPC and CPA are in minor units of the currency; the others are plain ratios. Null where the denominator is zero.
 */
export function ratiosOf({ impressions, clicks, conversions, spendMinor, revenueMinor }: Counts) {
  return {
    ctr: ratio(clicks, impressions),
    cpcMinor: ratio(spendMinor, clicks),
    cvr: ratio(conversions, clicks),
    cpaMinor: ratio(spendMinor, conversions),
    roas: ratio(revenueMinor, spendMinor),
    roi: ratio(revenueMinor - spendMinor, spendMinor),
  };
}

/** Counts with their ratios. */
export function figuresOf(counts: Counts): Figures {
  const { impressions, clicks, conversions, spendMinor, revenueMinor } = counts;
  return { impressions, clicks, conversions, spendMinor, revenueMinor, ...ratiosOf(counts) };
}

/** The sum of parts. Ratios of a sum come from the summed counts: they are never averages of ratios. */
export function sumOf(parts: readonly Counts[]): Counts {
  const sum = { impressions: 0, clicks: 0, conversions: 0, spendMinor: 0, revenueMinor: 0 };
  for (const part of parts) {
    sum.impressions += part.impressions;
    sum.clicks += part.clicks;
    sum.conversions += part.conversions;
    sum.spendMinor += part.spendMinor;
    sum.revenueMinor += part.revenueMinor;
  }
  return sum;
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
