import { z } from "zod";
import { figures } from "../counts-schema.ts";
import { CHANNELS } from "../kinds.ts";

export const GRAINS = ["all", "day", "week", "month"] as const;
export type Grain = (typeof GRAINS)[number];
export const FIGURE_PARTS = ["campaign", "channel"] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

export const FIGURE_LIMITS = { days: 1_100, campaigns: 100, rows: 1_000, exportedRows: 100_000 } as const;

const DAY_MS = 86_400_000;
const list = <T extends string>(item: z.ZodType<T, string>, most: number) =>
  z
    .string()
    .transform((text) => [...new Set(text.split(",").filter(Boolean))])
    .pipe(z.array(item).min(1, "Name at least one, or leave this out.").max(most, `Name at most ${most}.`));

const asked = z.strictObject({
  /** The last so many days that are known; in place of `from` and `to`. */
  days: z.coerce.number().int().min(1).max(FIGURE_LIMITS.days).optional(),
  /** First and last day; together or not at all. Without them and `days`: the last 28 days that are known. */
  from: z.iso.date("Enter a date such as 2026-09-01.").optional(),
  to: z.iso.date("Enter a date such as 2026-09-01.").optional(),
  /** Sums of days, of weeks that begin on Monday, of months, or one sum of all. */
  grain: z.enum(GRAINS, { error: `Use one of ${GRAINS.join(", ")}.` }).default("day"),
  /** What is told apart beside time: `campaign`, `channel`, `campaign,channel` or nothing. */
  by: list(z.enum(FIGURE_PARTS, { error: "Use campaign, channel, or both." }), 2).optional(),
  campaigns: list(z.uuid("Use the ids of campaigns."), FIGURE_LIMITS.campaigns).optional(),
  channels: list(z.enum(CHANNELS, { error: `Use ${CHANNELS.join(", ")}.` }), CHANNELS.length).optional(),
  /** Only campaigns in this currency are summed: money of two cannot be added. The tenant's own, unless said. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "Enter a currency code such as EUR.")
    .optional(),
});

const page = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(FIGURE_LIMITS.rows).default(100),
};

const bounded = <S extends z.ZodType<z.output<typeof asked>>>(shape: S) =>
  shape
    .refine(({ from, to }) => (from === undefined) === (to === undefined), { path: ["to"], message: "Give both days, or neither." })
    .refine(({ from, days }) => !from || days === undefined, { path: ["days"], message: "Give days, or from and to." })
    .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"], message: "The last day lies before the first." })
    .refine(({ from, to }) => !from || !to || (Date.parse(to) - Date.parse(from)) / DAY_MS < FIGURE_LIMITS.days, {
      path: ["to"],
      message: `Ask for at most ${FIGURE_LIMITS.days} days at once.`,
    });

/** Which figures: the same words in the address of a page, of the API and of an export. */
export const figuresInput = bounded(asked.extend(page));
export type FiguresInput = z.infer<typeof figuresInput>;
export const exportFiguresInput = bounded(asked);
export type ExportFiguresInput = z.infer<typeof exportFiguresInput>;

/** When the figures were last touched, and by which file. */
export const freshness = z.object({
  /** The newest day that has figures. */
  lastDay: z.iso.date(),
  /** Null for figures from before imports were kept. */
  importedAt: z.iso.datetime().nullable(),
  importId: z.uuid().nullable(),
  fileName: z.string().nullable(),
});
export type Freshness = z.infer<typeof freshness>;

/** One sum. What is not told apart is null. */
export const figureRow = z.object({
  /** The day, the Monday of the week or the first of the month. */
  from: z.iso.date().nullable(),
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  channel: z.enum(CHANNELS).nullable(),
  figures,
  /** The newest import that wrote any of it. */
  importedAt: z.iso.datetime().nullable(),
});
export type FigureRow = z.infer<typeof figureRow>;

/**
 * Sums of rows by campaign, channel and day. Money is in minor units of `currency`; a ratio with a zero denominator is null. Time first
 * (the newest first), then by spend. `totals` are of all rows, not of this page alone.
 */
export const figuresAnswer = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  /** The days are days in this time zone. */
  timeZone: z.string(),
  currency: z.string(),
  /** Currencies of the tenant's campaigns that are not summed here. */
  otherCurrencies: z.array(z.string()),
  grain: z.enum(GRAINS),
  by: z.array(z.enum(FIGURE_PARTS)),
  rows: z.array(figureRow),
  rowCount: z.int(),
  nextPage: z.int().nullable(),
  /** Null when there is no row. */
  totals: figures.nullable(),
  freshness: freshness.nullable(),
});
export type FiguresAnswer = z.infer<typeof figuresAnswer>;

/** The same with what each figure means. */
export const figuresWithDefinitions = figuresAnswer.extend({ definitions: z.record(z.string(), z.string()) });
