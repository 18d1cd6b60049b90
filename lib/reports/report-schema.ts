import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { choiceFilter, dayFilter, exportFormat, pageCursor, rowLimit } from "#lib/tables/schema";
import { block, newBlock } from "./content/blocks.ts";
import { periodChoice } from "./content/period.ts";
import { TEMPLATES } from "./content/templates.ts";
import { REPORT_EXAMPLES } from "./examples.ts";

/** How many reports a tenant may have, and links, schedules and comments a report. */
export const REPORT_LIMITS = { reports: 200, shares: 50, schedules: 5, recipients: 20, comments: 500 } as const;

/** How many reports a tenant has made this month, and how many its plan lets it make in one; null is no limit. */
export interface ReportPlaces {
  used: number;
  limit: number | null;
  planName: string;
}

const name = trimmedText().min(1, "Name the report.").max(120, "Use at most 120 characters.");
const campaignId = z
  .union([z.literal("").transform(() => null), z.uuid("Choose one of the campaigns.")])
  .nullable()
  .default(null);
/** Of the report that was seen; another means that it was changed since. */
const version = z.coerce.number().int().min(1);

/** A report begins as one of the templates, of all campaigns or of one. */
export const createReportInput = z
  .strictObject({ name, template: z.enum(TEMPLATES, "Choose one of the list."), campaignId })
  .meta({ example: REPORT_EXAMPLES.create });
export type CreateReportInput = z.infer<typeof createReportInput>;

export const changeReportInput = z.strictObject({ name, period: periodChoice, campaignId, version }).meta({ example: REPORT_EXAMPLES.change });
export type ChangeReportInput = z.infer<typeof changeReportInput>;

/** One act upon the blocks of a report. `after` null: at the end. */
export const blockAct = z
  .discriminatedUnion("act", [
    z.strictObject({ act: z.literal("add"), block: newBlock, version }),
    z.strictObject({ act: z.literal("change"), blockId: z.uuid(), block: newBlock, version }),
    z.strictObject({ act: z.literal("move"), blockId: z.uuid(), to: z.enum(["up", "down"]), version }),
    z.strictObject({ act: z.literal("remove"), blockId: z.uuid(), version }),
  ])
  .meta({ example: REPORT_EXAMPLES.act });
export type BlockAct = z.infer<typeof blockAct>;

export const reportFilter = z.strictObject({
  /** A part of the name. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  /** Which reports: whoever began them, or who is asking. */
  author: choiceFilter(["me"], "Use me.").optional(),
  changedFrom: dayFilter().optional(),
  changedTo: dayFilter().optional(),
});
export type ReportFilter = z.infer<typeof reportFilter>;

export const REPORT_SORTS = ["changed", "-changed", "created", "-created", "name", "-name"] as const;
const sort = z.enum(REPORT_SORTS).default("-changed");
export const listReportsInput = reportFilter.extend({ sort, cursor: pageCursor(), limit: rowLimit() });
export type ListReportsInput = z.infer<typeof listReportsInput>;
export const exportReportsInput = reportFilter.extend({ sort, format: exportFormat() });
export type ExportReportsInput = z.infer<typeof exportReportsInput>;

/** One row of the list of reports. */
export const reportListItem = z.object({
  id: z.uuid(),
  name: z.string(),
  period: periodChoice,
  /** Null for nobody, and for who is a member no more. */
  authorName: z.string().nullable(),
  blockCount: z.int(),
  /** When it is mailed next; null where no schedule runs. */
  nextDueAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  version: z.int(),
});
export type ReportListItem = z.infer<typeof reportListItem>;
export const reportPage = z.object({ reports: z.array(reportListItem), nextCursor: z.string().nullable() }).meta({ example: REPORT_EXAMPLES.page });
export type ReportPage = z.infer<typeof reportPage>;

/** A report as it was built; its figures are read by themselves. */
export const reportDetail = z
  .object({
    id: z.uuid(),
    name: z.string(),
    period: periodChoice,
    /** Only this campaign; null for all. */
    campaignId: z.uuid().nullable(),
    blocks: z.array(block),
    authorId: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ example: REPORT_EXAMPLES.report });
export type ReportDetail = z.infer<typeof reportDetail>;
