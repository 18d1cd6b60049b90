import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { choiceFilter, dayFilter, exportFormat, pageCursor, rowLimit } from "#lib/tables/schema";
import { customSort, customValues, fromQuery, givenFilters, givenValues } from "../custom-fields/schema.ts";
import { amount, optionalId, optionalText, ownerFilter, seenVersion, tags } from "../fields.ts";
import { DEAL_STAGES, OPEN_STAGES } from "./stages.ts";

export { DEAL_STAGES, type DealStage, isClosed, OPEN_STAGES, STAGE_PROBABILITY } from "./stages.ts";

const stage = z.enum(DEAL_STAGES, "No such stage.");
const percent = z.coerce
  .number("Enter a whole number of percent.")
  .int("Enter a whole number of percent.")
  .min(0, "At least 0.")
  .max(100, "At most 100.");
const fields = {
  name: trimmedText().min(1, "Name the deal.").max(200, "Use at most 200 characters."),
  amount: amount(),
  expectedCloseOn: z
    .union([z.literal("").transform(() => null), dayFilter()])
    .nullable()
    .default(null),
  companyId: optionalId(),
  contactId: optionalId(),
  tags: tags(),
  /** Of the tenant’s own fields, by their keys. What is left out stays; null takes it away. */
  custom: givenValues().optional(),
};

/** A deal that somebody enters, in the tenant's currency. `ownerId` null: whoever enters it. */
export const createDealInput = z.strictObject({
  ...fields,
  stage: z.enum(OPEN_STAGES, "Choose an open stage.").default("discovery"),
  ownerId: optionalId(),
});
export type CreateDealInput = z.infer<typeof createDealInput>;
export const changeDealCall = z.strictObject({ ...fields, probability: percent, ownerId: optionalId(), version: seenVersion() });
export type ChangeDealInput = z.infer<typeof changeDealCall>;

/** To another stage, or to another place in its own: below the deal `after`, or first where that is null. */
export const moveDealInput = z.strictObject({
  stage,
  after: z.uuid().nullable().optional(),
  lostReason: optionalText(300),
  /** Of the deal that was seen; left out by whoever drags what they see. */
  version: seenVersion().optional(),
});
export type MoveDealInput = z.infer<typeof moveDealInput>;

/** Days are those of the tenant's time zone, both included. */
const dealFilters = z.strictObject({
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  stage: choiceFilter(DEAL_STAGES, "No such stage.").optional(),
  owner: ownerFilter().optional(),
  closeFrom: dayFilter().optional(),
  closeTo: dayFilter().optional(),
  /** When it was won or lost. */
  closedFrom: dayFilter().optional(),
  closedTo: dayFilter().optional(),
  createdFrom: dayFilter().optional(),
  createdTo: dayFilter().optional(),
  custom: givenFilters().optional(),
});
/** What deals can be narrowed to. */
export const dealFilter = fromQuery(dealFilters);
export type DealFilter = z.infer<typeof dealFilter>;
export const DEAL_SORTS = ["created", "-created", "name", "-name", "amount", "-amount", "close", "-close"] as const;
const dealSort = z.union([z.enum(DEAL_SORTS), customSort]).default("-created");
export const listDealsInput = fromQuery(dealFilters.extend({ sort: dealSort, cursor: pageCursor(), limit: rowLimit() }));
export type ListDealsInput = z.infer<typeof listDealsInput>;
export const exportDealsInput = fromQuery(dealFilters.extend({ sort: dealSort, format: exportFormat() }));
export type ExportDealsInput = z.infer<typeof exportDealsInput>;

/** One row of the list of deals. Amounts are in minor units of `currency`. */
export const dealListItem = z.object({
  id: z.uuid(),
  name: z.string(),
  stage,
  stageSince: z.iso.datetime(),
  amountMinor: z.int(),
  /** By how likely it is. */
  weightedMinor: z.int(),
  currency: z.string(),
  probability: z.int(),
  expectedCloseOn: z.iso.date().nullable(),
  companyId: z.uuid().nullable(),
  companyName: z.string().nullable(),
  contactId: z.uuid().nullable(),
  contactName: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  lastActivityAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  custom: customValues,
  version: z.int(),
});
export type DealListItem = z.infer<typeof dealListItem>;
export const dealPage = z.object({ deals: z.array(dealListItem), nextCursor: z.string().nullable() });
export type DealPage = z.infer<typeof dealPage>;

export const dealDetail = dealListItem.extend({
  leadId: z.uuid().nullable(),
  leadName: z.string().nullable(),
  lostReason: z.string().nullable(),
  tags: z.array(z.string()),
  /** The stages it came through, the first first; `stoodMs` is how long it had stood in the one before. */
  moves: z.array(
    z.object({
      from: stage.nullable(),
      to: stage,
      at: z.iso.datetime(),
      stoodMs: z.int().nullable(),
      byName: z.string().nullable(),
    }),
  ),
});
export type DealDetail = z.infer<typeof dealDetail>;

/** One column of the board: its first deals from the top, how many there are and what they are worth. */
export const boardColumn = z.object({
  stage,
  deals: z.array(dealListItem),
  count: z.int(),
  amountMinor: z.int(),
  weightedMinor: z.int(),
});
export type BoardColumn = z.infer<typeof boardColumn>;
/** `currency` is the tenant's; deals in another are in the columns and in `others`, and not in the sums. */
export const dealBoard = z.object({ currency: z.string(), columns: z.array(boardColumn), others: z.int() });
export type DealBoard = z.infer<typeof dealBoard>;
export const boardInput = z.strictObject({ owner: dealFilters.shape.owner, search: dealFilters.shape.search });
export type BoardInput = z.infer<typeof boardInput>;

/** How the pipeline does. Ratios are null where nothing stands below the line: unknown, not 0. */
export const pipelineFigures = z.object({
  /** The days that were looked at, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  currency: z.string(),
  won: z.int(),
  lost: z.int(),
  wonMinor: z.int(),
  /** Won of all that ended in the period: won / (won + lost). */
  winRate: z.number().nullable(),
  /** From its first day to its end, of what was won in the period; half of them took longer. */
  medianDaysToWin: z.number().nullable(),
  open: z.object({ count: z.int(), amountMinor: z.int(), weightedMinor: z.int() }),
  /** What is open and expected to end in each month, by how likely it is; null: no day was said. */
  forecast: z.array(z.object({ month: z.string().nullable(), count: z.int(), amountMinor: z.int(), weightedMinor: z.int() })),
  /** Of moves out of the stage in the period: how long deals had stood there, and how many went on and not to loss. */
  stages: z.array(z.object({ stage: z.enum(OPEN_STAGES), left: z.int(), medianDays: z.number().nullable(), wentOnRate: z.number().nullable() })),
});
export type PipelineFigures = z.infer<typeof pipelineFigures>;

/** What came of leads and deals in a period; amounts in minor units of the tenant's currency. What is open is as it stands now. */
export const salesOfPeriod = z.object({
  leads: z.int(),
  /** Of those leads: how many have a deal by now. */
  converted: z.int(),
  won: z.int(),
  lost: z.int(),
  wonMinor: z.int(),
  /** won / (won + lost); null where nothing ended. */
  winRate: z.number().nullable(),
  open: z.int(),
  openMinor: z.int(),
  /** By how likely each is. */
  weightedMinor: z.int(),
});
export type SalesOfPeriod = z.infer<typeof salesOfPeriod>;
export const pipelineInput = z.strictObject({ days: z.coerce.number().int().min(7).max(730).default(90) });
