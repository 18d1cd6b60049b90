import { z } from "zod";
import { CHANNELS, changes, figures } from "#lib/campaigns/schema";
import { salesOfPeriod } from "#lib/crm/schema";
import { BLOCK_KINDS, FIGURE_NAMES } from "../content/blocks.ts";
import { REPORT_EXAMPLES } from "../examples.ts";

const id = z.uuid();
const figureName = z.enum(FIGURE_NAMES);
const days = z.object({ from: z.iso.date(), to: z.iso.date() });
export const CHART_GRAINS = ["day", "week", "month"] as const;

const pace = z.object({
  campaignId: z.uuid(),
  campaignName: z.string(),
  currency: z.string(),
  budgetMinor: z.int(),
  spentMinor: z.int(),
  endsOn: z.iso.date(),
  lastDay: z.iso.date().nullable(),
  elapsed: z.number().nullable(),
  pace: z.number().nullable(),
  state: z.enum(["unknown", "slow", "even", "fast", "over"]),
});

/** What a block says, as plain figures. Money is in minor units of the report's currency; what nobody knows is null. */
export const blockData = z.discriminatedUnion("kind", [
  z.object({ id, kind: z.literal("heading"), text: z.string() }),
  z.object({ id, kind: z.literal("text"), text: z.string() }),
  z.object({
    id,
    kind: z.literal("figures"),
    figures: z.array(z.object({ name: figureName, now: z.number().nullable(), before: z.number().nullable() })),
  }),
  z.object({
    id,
    kind: z.literal("chart"),
    figure: figureName,
    /** Of what each point is a sum: of a day, of a week that begins on Monday, or of a month. A point without any row is absent. */
    grain: z.enum(CHART_GRAINS),
    points: z.array(z.object({ from: z.iso.date(), value: z.number().nullable() })),
  }),
  z.object({
    id,
    kind: z.literal("channels"),
    rows: z.array(z.object({ channel: z.enum(CHANNELS).nullable(), figures })),
    totals: figures.nullable(),
  }),
  z.object({
    id,
    kind: z.literal("campaigns"),
    rows: z.array(z.object({ campaignId: z.uuid().nullable(), campaignName: z.string().nullable(), figures })),
    /** How many there are; `totals` are of all of them. */
    rowCount: z.int(),
    totals: figures.nullable(),
  }),
  z.object({ id, kind: z.literal("reasons"), changes: changes.shape.changes }),
  z.object({ id, kind: z.literal("pace"), paces: z.array(pace) }),
  z.object({ id, kind: z.literal("sales"), now: salesOfPeriod, before: salesOfPeriod }),
  z.object({
    id,
    kind: z.literal("achievements"),
    earned: z.array(z.object({ key: z.string(), name: z.string(), tier: z.string(), times: z.int(), earnedAt: z.iso.datetime() })),
  }),
  /** The reader may not see what this block shows. */
  z.object({ id, kind: z.literal("closed"), of: z.enum(BLOCK_KINDS) }),
]);
export type BlockData = z.infer<typeof blockData>;

/** A report with its figures as they are at `asOf`. */
export const reportData = z
  .object({
    id,
    name: z.string(),
    /** Of a made-up business of the demonstration, whose figures are made up too. */
    isDemo: z.boolean(),
    period: days,
    /** What the period is compared with. */
    previous: days,
    /** The days are days in this time zone. */
    timeZone: z.string(),
    currency: z.string(),
    /** Currencies of campaigns that are not summed here. */
    otherCurrencies: z.array(z.string()),
    asOf: z.iso.datetime(),
    /** The newest day with figures; null for none. */
    knownUntil: z.iso.date().nullable(),
    /** Only this campaign; null for all. */
    campaign: z.object({ id, name: z.string().nullable() }).nullable(),
    blocks: z.array(blockData),
  })
  .meta({ example: REPORT_EXAMPLES.data });
export type ReportData = z.infer<typeof reportData>;
