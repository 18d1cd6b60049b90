import { z } from "zod";
import { changeReportInput } from "../report-schema.ts";
import { BLOCK_KINDS, FIGURE_NAMES, type NewBlock, newBlock, usualBlock } from "./blocks.ts";
import { CALENDAR_PERIODS, LAST_DAYS, type PeriodChoice } from "./period.ts";

/** The period as one choice of a list: "last_days:28", "last_month", "fixed". */
export const PERIOD_VALUES = [...LAST_DAYS.map((days) => `last_days:${days}` as const), ...CALENDAR_PERIODS, "fixed"] as const;
export type PeriodValue = (typeof PERIOD_VALUES)[number];

export const periodValueOf = (period: PeriodChoice): PeriodValue =>
  period.kind === "last_days" ? `last_days:${period.days}` : (period.kind as PeriodValue);

/** The name of the box of a figure. */
export const figureField = (name: (typeof FIGURE_NAMES)[number]) => `figure_${name}` as const;

const fields = z.record(z.string().max(60), z.string().max(20_000));
const target = z.object({ reportId: z.uuid(), version: z.coerce.number().int().min(1) });

/** What a form says of a report itself. */
export const changeReportForm = fields.transform((given, context) => {
  const { reportId, name, campaignId, version, period = "", from, to } = given;
  const id = z.uuid().safeParse(reportId);
  const choice = period === "fixed" ? { kind: "fixed", from, to } : period.startsWith("last_days:") ? daysOf(period) : { kind: period };
  const parsed = changeReportInput.safeParse({ name, campaignId, version, period: choice });
  if (id.success && parsed.success) return { reportId: id.data, ...parsed.data };
  // The fields of the form stand beside each other.
  tell(context, [...(parsed.error?.issues ?? []), ...(id.error?.issues ?? [])]);
  return z.NEVER;
});

const daysOf = (period: string) => ({ kind: "last_days", days: Number(period.slice("last_days:".length)) });

/** A block that a form adds: of a kind alone, or with its words. */
export const addBlockForm = fields.transform((given, context) => readBlock(given, context));
/** What a form makes of a block that is there. */
export const changeBlockForm = fields.transform((given, context) => {
  const read = readBlock(given, context);
  const blockId = z.uuid().safeParse(given.blockId);
  if (blockId.success) return { ...read, blockId: blockId.data };
  tell(context, blockId.error.issues);
  return z.NEVER;
});

export const moveBlockForm = target.extend({ blockId: z.uuid(), to: z.enum(["up", "down"]) });
export const removeBlockForm = target.extend({ blockId: z.uuid() });

type Refiner = Parameters<Parameters<typeof fields.transform>[0]>[1];

function readBlock(given: Record<string, string>, context: Refiner): z.output<typeof target> & { block: NewBlock } {
  const at = target.safeParse(given);
  const block = newBlock.safeParse(contentOf(given));
  if (at.success && block.success) return { ...at.data, block: block.data };
  tell(context, [...(at.error?.issues ?? []), ...(block.error?.issues ?? [])]);
  return z.NEVER;
}

/** What a form left out is as usual; a form of figures has a box for each. */
function contentOf(given: Record<string, string>): unknown {
  const kind = BLOCK_KINDS.find((each) => each === given.kind);
  if (kind === undefined || kind === "heading" || kind === "text") return { kind: given.kind, text: given.text ?? "" };
  if (given.isUsual !== undefined) return usualBlock(kind);
  if (kind === "figures") return { kind, figures: FIGURE_NAMES.filter((name) => given[figureField(name)] !== undefined) };
  return { kind, ...(given.figure !== undefined && { figure: given.figure }), ...(given.most !== undefined && { most: given.most }) };
}

function tell(context: Refiner, issues: readonly { path: PropertyKey[]; message: string }[]): void {
  for (const { path, message } of issues) context.issues.push({ code: "custom", input: context.value, path: path.slice(-1), message });
}
