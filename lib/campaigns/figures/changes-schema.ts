import { z } from "zod";
import { figures } from "../counts-schema.ts";
import { CHANNELS } from "../kinds.ts";
import { CHANGED_FIGURES } from "./decompose.ts";

export const HOME_DAYS = [7, 28, 90, 365] as const;
export const changesInput = z.strictObject({
  days: z.coerce
    .number()
    .pipe(z.literal(HOME_DAYS, { error: `Use one of ${HOME_DAYS.join(", ")}.` }))
    .default(28),
});
export type ChangesInput = z.infer<typeof changesInput>;

const effects = z.object({ volume: z.int(), rate: z.int(), price: z.int(), other: z.int() });

/** A campaign on a channel, a campaign or a channel, and what it added to a change. What it is not is null. */
const contribution = z.object({
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  channel: z.enum(CHANNELS).nullable(),
  before: z.int(),
  now: z.int(),
  change: z.int(),
  /** Add up to `change`. */
  effects,
});
export type Contribution = z.infer<typeof contribution>;

const change = z.object({
  figure: z.enum(CHANGED_FIGURES),
  before: z.int(),
  now: z.int(),
  change: z.int(),
  effects,
  /** Largest first, the ten that changed it most; the rest is in `change` as well. */
  reasons: z.array(contribution),
  channels: z.array(contribution),
});
export type Change = z.infer<typeof change>;

const period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** The figures of a period beside those of the one before, of the same length, and why they changed. Money in minor units. */
export const changes = z.object({
  period,
  previous: period,
  currency: z.string(),
  otherCurrencies: z.array(z.string()),
  lastDay: z.iso.date().nullable(),
  /** When the figures of the period were last imported. */
  importedAt: z.iso.datetime().nullable(),
  totals: figures.nullable(),
  /** Null when nothing is known of the period before: then there is no change to explain, either. */
  previousTotals: figures.nullable(),
  changes: z.array(change),
  activeCampaigns: z.int(),
});
export type Changes = z.infer<typeof changes>;
