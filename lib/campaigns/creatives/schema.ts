import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { choiceFilter, dayFilter, exportFormat, pageCursor, rowLimit } from "#lib/tables/schema";
import { CREATIVE_ACTS, CREATIVE_STATES } from "./states.ts";

export { CREATIVE_ACTS, CREATIVE_STATES, type CreativeAct, type CreativeState, stateAfter } from "./states.ts";

export const CREATIVE_LIMITS = { perCampaign: 100, versions: 50, comments: 500, pictureBytes: 2_000_000, textCharacters: 5_000 } as const;
/** Of a request with a picture in it: base64 is a third longer. */
export const CREATIVE_BODY_BYTES = 2_800_000;

const version = z.coerce.number().int().min(1);
const name = trimmedText().min(1, "Enter a name.").max(120, "Use at most 120 characters.");
const text = trimmedText().max(CREATIVE_LIMITS.textCharacters, "Use at most 5,000 characters.").default("");
/** A PNG, JPEG or WebP, as base64; what it is, is seen by its content. */
const picture = z.base64("This is no picture.").max(2_700_000, "A picture may have 2 MB at most.").nullable().default(null);

export const createCreativeInput = z.strictObject({
  name: name.meta({ example: "Banner for November" }),
  text: text.meta({ example: "Twenty per cent off, this week." }),
  picture,
});
export type CreateCreativeInput = z.infer<typeof createCreativeInput>;
export const addVersionInput = z.strictObject({ version, text: text.meta({ example: "A third off, this week." }), picture });
export type AddVersionInput = z.infer<typeof addVersionInput>;

export const decideCreativeInput = z.strictObject({
  act: z.enum(CREATIVE_ACTS, "No such act.").meta({ example: "approve" }),
  version,
  /** What is to change, for who asks for changes; it is kept as a comment. */
  reason: trimmedText().max(2_000, "Use at most 2,000 characters.").default(""),
});
export type DecideCreativeInput = z.infer<typeof decideCreativeInput>;

const place = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z.coerce.number("Enter a number.").min(0, "Enter 0 or more.").max(100, "Enter 100 or less.").nullable(),
);
/** Where a comment stands, in percent of the picture from its top left corner; both empty for all of it. */
export const commentInput = z
  .strictObject({ body: trimmedText().min(1, "Write what you mean.").max(2_000, "Use at most 2,000 characters."), x: place, y: place })
  .refine(({ x, y }) => (x === null) === (y === null), { path: ["y"], message: "Give both places, or none." });
export type CommentInput = z.infer<typeof commentInput>;

const creativeItem = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  name: z.string(),
  state: z.enum(CREATIVE_STATES),
  version: z.int(),
  /** The number of its newest version. */
  newest: z.int(),
  openComments: z.int(),
  text: z.string(),
  /** Of the newest version; null for a text alone. */
  picture: z.object({ hash: z.string(), width: z.int(), height: z.int() }).nullable(),
  updatedAt: z.iso.datetime(),
});
export type CreativeItem = z.infer<typeof creativeItem>;

/** Of the creatives of all campaigns that are not archived. Days are those of the tenant's time zone, both included. */
export const creativeFilter = z.strictObject({
  /** A part of its name, or of its campaign's. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  state: choiceFilter(CREATIVE_STATES, "No such state.").optional(),
  submittedFrom: dayFilter().optional(),
  submittedTo: dayFilter().optional(),
  changedFrom: dayFilter().optional(),
  changedTo: dayFilter().optional(),
});
export type CreativeFilter = z.infer<typeof creativeFilter>;
const creativeSort = z.enum(["changed", "-changed", "submitted", "-submitted", "name", "-name"], "No such order.").default("-changed");
export const findCreativesInput = creativeFilter.extend({ sort: creativeSort, cursor: pageCursor(), limit: rowLimit() });
export type FindCreativesInput = z.infer<typeof findCreativesInput>;
export const exportCreativesInput = creativeFilter.extend({ sort: creativeSort, format: exportFormat() });
export type ExportCreativesInput = z.infer<typeof exportCreativesInput>;
const foundCreative = creativeItem.extend({
  campaignName: z.string(),
  /** When it was submitted last, since its newest version; null when it was not. */
  submittedAt: z.iso.datetime().nullable(),
  submittedBy: z.string().nullable(),
});
export type FoundCreative = z.infer<typeof foundCreative>;
export const foundCreatives = z.object({ creatives: z.array(foundCreative), nextCursor: z.string().nullable() });
export type FoundCreatives = z.infer<typeof foundCreatives>;

export const creativeList = z.object({ creatives: z.array(creativeItem) });

const creativeVersion = z.object({
  number: z.int(),
  text: z.string(),
  picture: z.object({ hash: z.string(), width: z.int(), height: z.int() }).nullable(),
  madeAt: z.iso.datetime(),
  madeBy: z.string().nullable(),
});
const creativeComment = z.object({
  id: z.uuid(),
  /** The version that it was said of. */
  number: z.int(),
  author: z.string().nullable(),
  body: z.string(),
  x: z.number().nullable(),
  y: z.number().nullable(),
  createdAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
});
export type CreativeComment = z.infer<typeof creativeComment>;
/** A creative with its versions, the newest first, and what was said of them, the oldest first. */
export const creativeDetail = creativeItem.extend({ versions: z.array(creativeVersion), comments: z.array(creativeComment) });
export type CreativeDetail = z.infer<typeof creativeDetail>;

/** What waits for somebody's approval, the longest first; `count` is of all. */
export const waitingApprovalsShape = z.object({
  count: z.int(),
  creatives: z.array(
    z.object({
      id: z.uuid(),
      campaignId: z.uuid(),
      name: z.string(),
      campaignName: z.string(),
      submittedAt: z.iso.datetime(),
      submittedBy: z.string().nullable(),
    }),
  ),
});
export type WaitingApprovals = z.infer<typeof waitingApprovalsShape>;
