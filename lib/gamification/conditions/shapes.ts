import { z } from "zod";
import { FACT_NAMES, type FACTS, fieldsOf } from "./facts.ts";

/** What conditions can ask for. Money is in minor units of the tenant's currency; `roas` and `roi` are ratios (5 is 500 %). */
export const MEASURES = [
  "campaigns_launched",
  "campaigns_completed",
  "channels_used",
  "impressions",
  "clicks",
  "conversions",
  "spend_minor",
  "revenue_minor",
  "roas",
  "roi",
  "days_with_figures",
  "best_day_conversions",
  "conversion_streak_days",
] as const;
export const measure = z.enum(MEASURES);
export type Measure = z.infer<typeof measure>;

/** How large a condition may be: what is larger is no aim that somebody understands. */
const MOST_GROUPED = 10;
const DEEPEST = 4;
const MOST_PARTS = 20;

const target = z.number().positive().max(1e15);
const wholeTarget = z.int().positive().max(1e15);
const fieldName = z.string().regex(/^[a-zA-Z]{1,40}$/);
const scalar = z.union([z.boolean(), z.number(), z.string().max(100)]);

const filter = z.union([
  z.strictObject({ field: fieldName, is: scalar }),
  z.strictObject({ field: fieldName, isNot: scalar }),
  z.strictObject({ field: fieldName, atLeast: z.number() }),
  z.strictObject({ field: fieldName, atMost: z.number() }),
]);
export type Filter = z.infer<typeof filter>;

/** Which events count: those of a name, and of these the ones that every filter lets through. */
const selection = z.strictObject({ event: z.enum(FACT_NAMES), where: z.array(filter).max(5).optional() }).superRefine(refuseUnknownFields);
export type Selection = z.infer<typeof selection>;

/** The events whose number field is added up, or of which the highest is kept. */
const fieldSelection = z
  .strictObject({ event: z.enum(FACT_NAMES), field: fieldName, where: z.array(filter).max(5).optional() })
  .superRefine((value, context) => {
    refuseUnknownFields(value, context);
    const kind = fieldsOf(value.event)[value.field]?.kind;
    if (kind !== "count" && kind !== "money") context.addIssue({ code: "custom", path: ["field"], message: "Choose a field that holds a number." });
  });
export type FieldSelection = z.infer<typeof fieldSelection>;

/** A rolling window: so many local days, or hours of the clock, in a row. */
export const within = z.union([z.strictObject({ days: z.int().min(1).max(366) }), z.strictObject({ hours: z.int().min(1).max(168) })]);
export type Within = z.infer<typeof within>;

/** What a ratio is made of. */
const tally = z.union([z.strictObject({ count: selection }), z.strictObject({ sum: fieldSelection })]);

const ratio = z.strictObject({ of: tally, over: tally, minimum: wholeTarget });
const atMost = z.number().min(0).max(1e15);

/** The kinds of parts, each by the key that names it. Those of two schemas choose by `atMost`. */
const LEAVES = {
  measure: [z.strictObject({ measure, atLeast: target }), z.strictObject({ measure, atMost })],
  count: [z.strictObject({ count: selection, atLeast: wholeTarget, within: within.optional() })],
  sum: [z.strictObject({ sum: fieldSelection, atLeast: wholeTarget, within: within.optional() })],
  /** The highest value of a field so far. */
  max: [z.strictObject({ max: fieldSelection, atLeast: wholeTarget })],
  /** Unknown until the denominator has reached `minimum`. */
  ratio: [z.strictObject({ ratio, atLeast: target }), z.strictObject({ ratio, atMost })],
  /** Days in a row with such an event, in the tenant's time zone; `freezes` missed days do not break it, and do not count. */
  streak: [z.strictObject({ streak: selection, days: z.int().min(2).max(366), freezes: z.int().min(0).max(7).optional() })],
  /** The first such event happened, on `until` or before. */
  first: [z.strictObject({ first: selection, until: z.iso.date().optional() })],
  /** The last such event happened on `since` or later. */
  last: [z.strictObject({ last: selection, since: z.iso.date() })],
} as const;
export type Leaf = z.infer<(typeof LEAVES)[keyof typeof LEAVES][number]>;

/** A condition: a leaf, or a group of which all, or any one, must hold. */
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] };

type Path = (string | number)[];
type Tell = (path: Path, message: string) => void;

/**
 * Version 2 of the language of conditions; version 1 was `{measure, atLeast}` alone and stays a part of it. It is read part by
 * part, so that what is wrong is told where it stands, and not as an alternative of alternatives.
 */
export const condition: z.ZodType<Condition, unknown> = z
  .unknown()
  .transform((value, context): Condition => {
    const read = readPart(value, [], (path, message) => context.addIssue({ code: "custom", path, message }));
    if (read === null) return z.NEVER;
    if (leavesOf(read).length > MOST_PARTS) {
      context.addIssue({ code: "custom", message: `A condition has at most ${MOST_PARTS} parts.` });
      return z.NEVER;
    }
    return read;
  })
  .meta({
    type: "object",
    description:
      "A part such as {measure, atLeast}, {count: {event, where}, atLeast, within}, {sum}, {max}, {ratio}, {streak}, {first} or {last}; or a group, {all: […]} or {any: […]}.",
  });

/** @returns null when something is wrong, which is told then */
function readPart(value: unknown, path: Path, tell: Tell): Condition | null {
  const fail = (message: string): null => {
    tell(path, message);
    return null;
  };
  if (typeof value !== "object" || value === null) return fail("A part of a condition is an object.");
  const needs = "all" in value ? "all" : "any" in value ? "any" : null;
  if (needs === null) return readLeaf(value, path, tell);
  const members: unknown = needs === "all" && "all" in value ? value.all : "any" in value ? value.any : null;
  if (Object.keys(value).length > 1) return fail("A group has nothing beside its parts.");
  if (path.length / 2 >= DEEPEST) return fail(`Groups can be ${DEEPEST} deep.`);
  if (!Array.isArray(members) || members.length < 1 || members.length > MOST_GROUPED) return fail(`A group has 1 to ${MOST_GROUPED} parts.`);
  const read = members.map((member, index) => readPart(member, [...path, needs, index], tell));
  const known = read.filter((each) => each !== null);
  if (known.length < read.length) return null;
  return needs === "all" ? { all: known } : { any: known };
}

function readLeaf(value: object, path: Path, tell: Tell): Leaf | null {
  const kind = KINDS.find((each) => each in value);
  if (!kind) {
    tell(path, `Say one of ${KINDS.join(", ")}, all, any.`);
    return null;
  }
  const [first, second] = LEAVES[kind];
  const parsed = (second && "atMost" in value ? second : first).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    tell([...path, ...issue.path.map((each) => (typeof each === "number" ? each : String(each)))], issue.message);
  return null;
}

const KINDS = Object.keys(LEAVES) as (keyof typeof LEAVES)[];

/** The leaves of a condition, from left to right. */
export function leavesOf(value: Condition): Leaf[] {
  if ("all" in value) return value.all.flatMap(leavesOf);
  if ("any" in value) return value.any.flatMap(leavesOf);
  return [value];
}

function refuseUnknownFields({ event, where = [] }: { event: keyof typeof FACTS; where?: Filter[] }, context: z.RefinementCtx): void {
  for (const [index, each] of where.entries()) {
    const problem = problemOf(each, fieldsOf(event)[each.field]);
    if (problem) context.addIssue({ code: "custom", path: ["where", index], message: problem });
  }
}

function problemOf(each: Filter, field: ReturnType<typeof fieldsOf>[string] | undefined): string | null {
  if (!field) return "This event has no such field.";
  const isNumber = field.kind === "count" || field.kind === "money";
  if ("atLeast" in each || "atMost" in each) return isNumber ? null : "Only numbers can be compared.";
  const value = "is" in each ? each.is : each.isNot;
  if (isNumber) return typeof value === "number" ? null : "This field holds a number.";
  if (field.kind === "flag") return typeof value === "boolean" ? null : "This field is true or false.";
  return field.kind !== "choice" || field.options.includes(String(value)) ? null : "Choose one of the field’s values.";
}
