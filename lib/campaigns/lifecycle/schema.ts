import { z } from "zod";
import { plainAmount } from "#lib/platform/money/schema";
import { trimmedText } from "#lib/platform/text";
import { bulkInputOf, choiceFilter, dayFilter, exportFormat, numberFilter, pageCursor, rowLimit } from "#lib/tables/schema";
import { CAMPAIGN_STATUSES, CAMPAIGN_TYPES, CHANNELS } from "../kinds.ts";
import { CAMPAIGN_ACTS } from "./states.ts";

export { actsFrom, CAMPAIGN_ACTS, type CampaignAct, mayBeEdited, TRANSITIONS } from "./states.ts";

const orNull = <T extends z.ZodType>(shape: T) => z.preprocess((value) => (value === "" ? null : value), shape.nullable().default(null));
const text = (most: number) => trimmedText().max(most, `Use at most ${most} characters.`).default("");
/** An amount of money as people write it: digits with a dot. */
export const planAmount = trimmedText()
  .overwrite(plainAmount)
  .regex(/^\d{1,12}(\.\d{1,4})?$/, "Enter an amount such as 1250.00.");
const goal = orNull(
  z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(1, "Enter 1 or more.").max(2_000_000_000, "Enter a smaller number."),
);
const age = orNull(z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(13, "Enter 13 or more.").max(99, "Enter 99 or less."));
const day = (words: string) => z.iso.date(words);

const campaignName = trimmedText().min(1, "Enter a name.").max(200, "Use at most 200 characters.");
const campaignType = z.enum(CAMPAIGN_TYPES, "Choose what it is for.");
const channelPlan = z.strictObject({
  channel: z.enum(CHANNELS, "No such channel."),
  /** Of the campaign's budget; null shares what is left. */
  budget: orNull(planAmount),
});
export type ChannelPlan = z.infer<typeof channelPlan>;

/** The fields of a plan, by themselves: the wizard asks for some of them at a time. */
export const planFields = {
  name: campaignName.meta({ example: "Spring sale" }),
  type: campaignType.meta({ example: "sales" }),
  /** Who looks after it: a member; null for nobody yet. */
  ownerId: orNull(z.uuid("Choose a member.")),
  startsOn: day("Enter its first day, such as 2026-12-01.").meta({ example: "2026-12-01" }),
  /** Null: until it is completed. */
  endsOn: orNull(day("Enter its last day, such as 2026-12-31.")),
  /** In the campaign's currency; 0 is none. */
  budget: planAmount.default("0").meta({ example: "1250.00" }),
  channels: z
    .array(channelPlan)
    .max(CHANNELS.length, "Each channel once.")
    .refine((all) => new Set(all.map(({ channel }) => channel)).size === all.length, "Each channel once.")
    .default([])
    .meta({ example: [{ channel: "email", budget: "250.00" }] }),
  audienceWho: text(1_000),
  audienceWhere: text(300),
  audienceInterests: text(300),
  audienceAgeFrom: age,
  audienceAgeTo: age,
  goalImpressions: goal,
  goalClicks: goal,
  goalConversions: goal,
  goalRevenue: orNull(planAmount),
  /** Where people land; empty for none. */
  landingUrl: z
    .union([
      z.literal(""),
      z.url({ protocol: /^https?$/, error: "Enter an address that begins with https://." }).max(500, "Use at most 500 characters."),
    ])
    .default(""),
  /** What links of it are known by; where it is empty, links that are made here take the campaign's name (`linkNameOf`). */
  utmCampaign: trimmedText()
    .toLowerCase()
    .regex(/^[a-z0-9_-]{0,100}$/, "Use small letters, digits, - and _.")
    .default(""),
};

type Plan = z.infer<z.ZodObject<typeof planFields>>;

type Rule<Field extends keyof Plan> = (plan: Pick<Plan, Field>, context: z.RefinementCtx) => void;

const tell = (context: z.RefinementCtx, path: keyof Plan, message: string) => context.addIssue({ code: "custom", path: [path], message });

// What must hold between fields, told at the field to change. The fields of each rule are asked for by one step of the wizard.
export const daysInOrder: Rule<"startsOn" | "endsOn"> = ({ startsOn, endsOn }, context) => {
  if (endsOn !== null && endsOn < startsOn) tell(context, "endsOn", "The end lies before the start.");
};
export const agesInOrder: Rule<"audienceAgeFrom" | "audienceAgeTo"> = ({ audienceAgeFrom: from, audienceAgeTo: to }, context) => {
  if (from !== null && to !== null && to < from) tell(context, "audienceAgeTo", "Enter an age that is not below the first.");
};
export const sharesFit: Rule<"budget" | "channels"> = ({ budget, channels }, context) => {
  const shares = channels.reduce((sum, each) => sum + Number(each.budget ?? 0), 0);
  // Amounts of money with at most four decimals: a thousandth of the least of them is no difference.
  if (shares > Number(budget) + 1e-7) tell(context, "budget", "The channels have more together than the campaign. Give it more, or them less.");
};

const whole: Rule<keyof Plan> = (plan, context) => {
  for (const rule of [daysInOrder, agesInOrder, sharesFit]) rule(plan, context);
};

/** All that is planned of a campaign. */
export const campaignPlan = z.strictObject(planFields).superRefine(whole);
export type CampaignPlan = z.infer<typeof campaignPlan>;
/** Everything again; `version` is that of the campaign that was seen. */
export const changeCampaignInput = z.strictObject({ ...planFields, version: z.coerce.number().int().min(1) }).superRefine(whole);
export type ChangeCampaignInput = z.infer<typeof changeCampaignInput>;

export const moveCampaignInput = z.strictObject({
  act: z.enum(CAMPAIGN_ACTS, "No such act.").meta({ example: "pause" }),
  version: z.coerce.number().int().min(1),
});
export type MoveCampaignInput = z.infer<typeof moveCampaignInput>;

/** The copy's own name. */
export const duplicateCampaignInput = z.strictObject({ name: campaignName.meta({ example: "Summer sale" }) });
export type DuplicateCampaignInput = z.infer<typeof duplicateCampaignInput>;

/** A campaign as it is planned: what a form shows, with what stands beside it. */
export const plannedCampaign = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(CAMPAIGN_TYPES),
  status: z.enum(CAMPAIGN_STATUSES),
  currency: z.string(),
  version: z.int(),
  ownerId: z.uuid().nullable(),
  /** Null for nobody, and for who is a member no more. */
  ownerName: z.string().nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  /** Amounts are in the major unit, as the plan takes them. */
  budget: z.string(),
  channels: z.array(z.object({ channel: z.enum(CHANNELS), budget: z.string().nullable() })),
  audienceWho: z.string(),
  audienceWhere: z.string(),
  audienceInterests: z.string(),
  audienceAgeFrom: z.int().nullable(),
  audienceAgeTo: z.int().nullable(),
  goalImpressions: z.int().nullable(),
  goalClicks: z.int().nullable(),
  goalConversions: z.int().nullable(),
  goalRevenue: z.string().nullable(),
  landingUrl: z.string(),
  utmCampaign: z.string(),
  archivedFrom: z.enum(CAMPAIGN_STATUSES).nullable(),
  launchedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type PlannedCampaign = z.infer<typeof plannedCampaign>;

export const campaignFilter = z.strictObject({
  /** A part of the name. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  /** One, or several with commas between. */
  status: choiceFilter(CAMPAIGN_STATUSES, "No such status.").optional(),
  type: choiceFilter(CAMPAIGN_TYPES, "No such type.").optional(),
  channel: choiceFilter(CHANNELS, "No such channel.").optional(),
  startsFrom: dayFilter().optional(),
  startsTo: dayFilter().optional(),
  /** Of the budget, in whole units of the campaign's currency. */
  budgetMin: numberFilter().optional(),
  budgetMax: numberFilter().optional(),
});
export type CampaignFilter = z.infer<typeof campaignFilter>;

const CAMPAIGN_SORTS = ["name", "-name", "starts", "-starts", "ends", "-ends", "budget", "-budget"] as const;
export const findCampaignsInput = campaignFilter.extend({
  sort: z.enum(CAMPAIGN_SORTS, "No such order.").default("-starts"),
  cursor: pageCursor(),
  limit: rowLimit(),
});
export type FindCampaignsInput = z.infer<typeof findCampaignsInput>;
export const exportCampaignsInput = campaignFilter.extend({
  sort: z.enum(CAMPAIGN_SORTS, "No such order.").default("-starts"),
  format: exportFormat(),
});
export type ExportCampaignsInput = z.infer<typeof exportCampaignsInput>;

export const BULK_ACTS = ["pause", "resume", "archive", "restore"] as const;
/** So many at once: they are done in one go. */
export const MOST_AT_ONCE = 500;
export const bulkCampaignsInput = bulkInputOf(z.strictObject({ action: z.enum(BULK_ACTS, "No such act.") }), campaignFilter);
export type BulkCampaignsInput = z.infer<typeof bulkCampaignsInput>;
/** Takes an act upon many back: each only where it stands as the act left it. */
export const undoCampaignsInput = z.strictObject({
  act: z.enum(BULK_ACTS, "No such act."),
  campaigns: z
    .array(z.strictObject({ id: z.uuid(), version: z.int().min(1) }))
    .min(1)
    .max(MOST_AT_ONCE),
});
export type UndoCampaignsInput = z.infer<typeof undoCampaignsInput>;
export const undoneCampaigns = z.object({ done: z.int(), refused: z.int() });

export const ACTIVITY_KINDS = ["created", "duplicated", "changed", ...CAMPAIGN_ACTS] as const;
/** What happened with a campaign, the newest first. `byPortal`: by itself, on its day. */
export const campaignActivity = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: z.iso.datetime(),
  byPortal: z.boolean(),
  /** Null for the portal, and for who has left. */
  actorName: z.string().nullable(),
  /** What changed, as the plan calls it; or from and to which status. */
  detail: z.record(z.string(), z.unknown()),
});
export type CampaignActivity = z.infer<typeof campaignActivity>;
export const activityInput = z.strictObject({ cursor: pageCursor(), limit: z.coerce.number().int().min(1).max(100).default(25) });
export type ActivityInput = z.infer<typeof activityInput>;
export const activityPage = z.object({ activities: z.array(campaignActivity), nextCursor: z.string().nullable() });
export type ActivityPage = z.infer<typeof activityPage>;
