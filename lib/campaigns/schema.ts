import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { counts, figures } from "./counts-schema.ts";
import { CAMPAIGN_STATUSES, CAMPAIGN_TYPES, CHANNELS } from "./kinds.ts";
import { plannedCampaign } from "./lifecycle/schema.ts";

export * from "./calendar/schema.ts";
export { barIn, monthsOf, neighboursOf, placeIn, type Span, spanOf, weeksOf } from "./calendar/spans.ts";
export * from "./counts-schema.ts";
export * from "./creatives/schema.ts";
export * from "./figures/changes-schema.ts";
export type { ChangedFigure, Effects } from "./figures/decompose.ts";
export * from "./figures/definitions.ts";
export * from "./figures/figures-schema.ts";
export { type BudgetPace, PACE_LABELS } from "./figures/pace-schema.ts";
export { effectsInWords } from "./figures/reason-words.ts";
export * from "./imports/import-schema.ts";
export { CAMPAIGN_STATUSES, CAMPAIGN_TYPES, type CampaignStatus, type CampaignType, CHANNEL_LABELS, CHANNELS, type Channel } from "./kinds.ts";
export * from "./lifecycle/draft-shapes.ts";
export { channelBudgetField, channelField, planOfForm } from "./lifecycle/plan-form.ts";
export * from "./lifecycle/schema.ts";
export * from "./links/schema.ts";
export * from "./templates/schema.ts";
export * from "./variants/schema.ts";

export const campaignStatus = z.enum(CAMPAIGN_STATUSES);
const channel = z.enum(CHANNELS);

/** One row of the list of campaigns. */
export const campaignListItem = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(CAMPAIGN_TYPES),
  status: campaignStatus,
  currency: z.string(),
  budgetMinor: z.int(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  /** Those of `CHANNELS` that have figures, by name. */
  channels: z.array(channel),
  figures,
  /** The newest day with figures. */
  lastDay: z.iso.date().nullable(),
});
export type CampaignListItem = z.infer<typeof campaignListItem>;

/** One row of the table of campaigns. */
export const foundCampaign = campaignListItem.extend({
  version: z.int(),
  /** Null for nobody, and for who is a member no more. */
  ownerName: z.string().nullable(),
  plannedChannels: z.array(channel),
});
export type FoundCampaign = z.infer<typeof foundCampaign>;
export const foundCampaigns = z.object({ campaigns: z.array(foundCampaign), nextCursor: z.string().nullable() });
export type FoundCampaigns = z.infer<typeof foundCampaigns>;

/** `nextCursor` is null on the last page. */
export const campaignPage = z.object({ campaigns: z.array(campaignListItem), nextCursor: z.string().nullable() });
export type CampaignPage = z.infer<typeof campaignPage>;

export const listCampaignsInput = z.strictObject({
  status: campaignStatus.optional(),
  /** Where the page before ended. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListCampaignsInput = z.infer<typeof listCampaignsInput>;

/** The sums of one day. */
export const dayCounts = counts.extend({ day: z.iso.date() });
export type DayCounts = z.infer<typeof dayCounts>;

export const channelTotal = z.object({ channel, figures });
export type ChannelTotal = z.infer<typeof channelTotal>;

/**
 * Where the spend is heading, by the mean of the last 28 days and an 80 % interval from how they vary (`pacing.ts`). `reason` says why there
 * is no forecast. Money is in minor units.
 */
const pacing = z.object({
  plannedSoFarMinor: z.int().nullable(),
  forecast: z
    .object({
      basisDays: z.int(),
      daysLeft: z.int(),
      dailyMinor: z.int(),
      expectedMinor: z.int(),
      lowMinor: z.int(),
      highMinor: z.int(),
      dailyToBudgetMinor: z.int(),
    })
    .nullable(),
  reason: z.enum(["no_budget", "no_end", "no_figures", "over", "too_few_days"]).nullable(),
});

/** A campaign with its channels (most spent first) and days (the newest 400, oldest first; a day without figures is absent). */
export const campaignDetail = campaignListItem.extend({
  channelTotals: z.array(channelTotal),
  days: z.array(dayCounts),
  /** What is planned. */
  plan: plannedCampaign,
  goalRevenueMinor: z.int().nullable(),
  pacing,
});
export type CampaignDetail = z.infer<typeof campaignDetail>;

/** An amount of money as people and exports write it: digits with a dot. */
const amount = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, "Write digits with a dot, such as 1250.00.");
const count = z
  .string()
  .regex(/^\d{1,10}$/, "Enter a whole number.")
  .transform(Number)
  .pipe(z.int().max(2_147_483_647, "This number is too large."));
const key = z.string().min(1, "Enter the campaign's key.").max(100, "Use at most 100 characters.");
const currencies = new Set(Intl.supportedValuesOf("currency"));

/** A campaign as a file tells it. `key` is its name in the system it comes from and stays the same over imports. */
export const importedCampaign = z
  .strictObject({
    key,
    name: trimmedText().min(1, "Enter a name.").max(200, "Use at most 200 characters."),
    type: z.enum(CAMPAIGN_TYPES, { error: `Use one of ${CAMPAIGN_TYPES.join(", ")}.` }),
    status: z.enum(CAMPAIGN_STATUSES, { error: `Use one of ${CAMPAIGN_STATUSES.join(", ")}.` }),
    ownerEmail: z.email("Enter an e-mail address.").toLowerCase().nullable(),
    budget: amount,
    currency: z.string().refine((code) => currencies.has(code), "Enter a currency code such as EUR."),
    startsOn: z.iso.date("Enter a date such as 2026-09-01."),
    endsOn: z.iso.date("Enter a date such as 2026-09-01.").nullable(),
  })
  .refine((campaign) => campaign.endsOn === null || campaign.endsOn >= campaign.startsOn, {
    path: ["endsOn"],
    message: "The end lies before the start.",
  });
export type ImportedCampaign = z.infer<typeof importedCampaign>;

/** One day of one campaign on one channel, in absolute values: importing it again replaces it. */
export const importedDay = z.strictObject({
  campaign: key,
  day: z.iso.date("Enter a date such as 2026-09-01."),
  channel: z.enum(CHANNELS, { error: `Use one of ${CHANNELS.join(", ")}.` }),
  impressions: count,
  clicks: count,
  conversions: count,
  spend: amount,
  revenue: amount,
});
export type ImportedDay = z.infer<typeof importedDay>;

export const MAX_IMPORTED_CAMPAIGNS = 1_000;
export const MAX_IMPORTED_DAYS = 50_000;

export interface ImportedFile {
  campaigns: ImportedCampaign[];
  days: ImportedDay[];
}

/** How many campaigns and how many days by channel were written. */
export const importResult = z.object({ campaigns: z.int(), days: z.int() });
export type ImportResult = z.infer<typeof importResult>;
