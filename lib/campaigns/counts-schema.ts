import { z } from "zod";

/** Sums of days and channels. Money is in minor units of the campaign's currency. */
export const counts = z.object({
  impressions: z.int(),
  clicks: z.int(),
  conversions: z.int(),
  spendMinor: z.int(),
  revenueMinor: z.int(),
});
export type Counts = z.infer<typeof counts>;

/** Sums with what follows from them. A ratio is null when its denominator is zero: unknown, not 0. */
export const figures = counts.extend({
  /** Clicks per impression, 0.02 is 2 %. */
  ctr: z.number().nullable(),
  /** Spend per click, in minor units. */
  cpcMinor: z.number().nullable(),
  /** Conversions per click. */
  cvr: z.number().nullable(),
  /** Spend per conversion, in minor units. */
  cpaMinor: z.number().nullable(),
  /** Revenue per spend: 3 means three back for one spent. */
  roas: z.number().nullable(),
  /** Gain per spend: 5 is 500 %. */
  roi: z.number().nullable(),
});
export type Figures = z.infer<typeof figures>;
