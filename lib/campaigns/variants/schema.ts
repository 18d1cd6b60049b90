import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { TEST_LIMITS } from "./limits.ts";
import { TEST_ACTS, TEST_STATES } from "./states.ts";

export type { Comparison, Evaluation, Verdict } from "./evaluate.ts";
export { TEST_CSV_COLUMNS, TEST_LIMITS } from "./limits.ts";
export { samplePerVariant } from "./sample-size.ts";
export { TEST_ACTS, type TestAct, type TestState, takesCounts, testStateAfter } from "./states.ts";
export { letterOf, testOfForm, variantCreativeField, variantNameField } from "./test-form.ts";

export const TEST_METRICS = ["click_rate", "conversion_rate"] as const;
export type TestMetric = (typeof TEST_METRICS)[number];

const words = (most: number, missing: string) => trimmedText().min(1, missing).max(most, `Use at most ${most} characters.`);
/** In percent, with at most two decimals. */
const percent = (least: number, most: number) =>
  z.coerce
    .number("Enter a number.")
    .min(least, `Enter ${least} or more.`)
    .max(most, `Enter ${most} or less.`)
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, "Use at most two decimals.");
const orNull = <T extends z.ZodType>(shape: T) => z.preprocess((value) => (value === "" ? null : value), shape.nullable().default(null));

const variantInput = z.strictObject({
  name: words(80, "Enter a name.").meta({ example: "Green button" }),
  /** A creative of the same campaign; null for none. */
  creativeId: orNull(z.uuid("Choose a creative.")),
});

const testFields = {
  name: words(120, "Enter a name.").meta({ example: "Colour of the button" }),
  /** What is expected, and why: said before anything is counted. */
  hypothesis: words(1_000, "Say what you expect.").meta({ example: "A green button is clicked more often, since it stands out." }),
  metric: z.enum(TEST_METRICS, "Choose what is counted.").meta({ example: "conversion_rate" }),
  /** The rate that is expected without a change, in percent. */
  baselinePercent: percent(0.01, 99.98).meta({ example: 3 }),
  /** The least difference worth knowing, in percentage points. */
  effectPoints: percent(0.01, 99.98).meta({ example: 0.6 }),
  /** How often a difference may be told that is not there, in percent. */
  alphaPercent: percent(0.1, 20).default(5),
  /** How often a difference of that size is found, in percent. */
  powerPercent: z.coerce
    .number("Enter a whole number.")
    .int("Enter a whole number.")
    .min(50, "Enter 50 or more.")
    .max(99, "Enter 99 or less.")
    .default(80),
};

/** The first variant is what the others are compared with. */
export const createTestInput = z
  .strictObject({
    ...testFields,
    variants: z
      .array(variantInput)
      .min(2, "Name at least two variants.")
      .max(TEST_LIMITS.variants, "Name at most five variants.")
      .meta({ example: [{ name: "Blue button" }, { name: "Green button" }] }),
  })
  .superRefine(({ baselinePercent, effectPoints, variants }, context) => {
    if (baselinePercent + effectPoints > 99.99)
      context.addIssue({ code: "custom", path: ["effectPoints"], message: "Together with the expected rate this is more than 99.99 %." });
    if (new Set(variants.map(({ name }) => name.toLowerCase())).size < variants.length)
      context.addIssue({ code: "custom", path: ["variants"], message: "Give each variant a name of its own." });
  });
export type CreateTestInput = z.infer<typeof createTestInput>;

export const moveTestInput = z.strictObject({
  act: z.enum(TEST_ACTS, "No such act.").meta({ example: "start" }),
  version: z.coerce.number().int().min(1),
  /** The variant that is used from now on, for who decides; null for none of them. */
  chosenId: orNull(z.uuid("Choose a variant.")),
  /** Why, for who decides. */
  reason: trimmedText().max(1_000, "Use at most 1,000 characters.").default(""),
});
export type MoveTestInput = z.infer<typeof moveTestInput>;

const count = z.coerce
  .number("Enter a whole number.")
  .int("Enter a whole number.")
  .min(0, "Enter 0 or more.")
  .max(100_000_000, "Enter a smaller number.");
const day = z.iso.date("Enter a date such as 2026-09-01.");

/** What was counted of a variant on a day, in absolute values. */
export const testCount = z
  .strictObject({ variantId: z.uuid("Choose a variant."), day: day.meta({ example: "2026-12-01" }), trials: count, successes: count })
  .refine(({ trials, successes }) => successes <= trials, { path: ["successes"], message: "There cannot be more of these than tries." });
export type TestCount = z.infer<typeof testCount>;

/** Each variant and day once; telling one again replaces it. */
export const countTestInput = z.strictObject({
  counts: z
    .array(testCount)
    .min(1, "Enter at least one day.")
    .max(TEST_LIMITS.rows, `Enter at most ${TEST_LIMITS.rows} lines at once.`)
    .refine((all) => new Set(all.map(({ variantId, day: of }) => `${variantId} ${of}`)).size === all.length, "Tell each variant and day once."),
});
export type CountTestInput = z.infer<typeof countTestInput>;
/** Counts as CSV, with the header `variant,day,trials,successes`. */
export const countTestCsvInput = z.strictObject({ csv: words(TEST_LIMITS.csvCharacters, "Paste at least one line.") });

const share = z.number();
const evaluation = z.object({
  totals: z.array(z.object({ variantId: z.uuid(), trials: z.int(), successes: z.int(), rate: share.nullable() })),
  have: z.int(),
  need: z.int(),
  /** Null until every variant has its planned sample. */
  verdict: z
    .object({
      closedOn: z.iso.date(),
      confidence: share,
      comparisons: z.array(
        z.object({
          variantId: z.uuid(),
          method: z.enum(["z", "fisher"]),
          baseRate: share,
          rate: share,
          difference: share,
          low: share,
          high: share,
          pValue: share,
          adjustedPValue: share,
          outcome: z.enum(["better", "worse", "unclear"]),
        }),
      ),
    })
    .nullable(),
});

const testItem = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  name: z.string(),
  metric: z.enum(TEST_METRICS),
  state: z.enum(TEST_STATES),
  version: z.int(),
  samplePerVariant: z.int(),
  startedOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  variants: z.array(
    z.object({
      id: z.uuid(),
      position: z.int(),
      name: z.string(),
      creativeId: z.uuid().nullable(),
      creativeName: z.string().nullable(),
      isChosen: z.boolean(),
    }),
  ),
  evaluation,
});
export type TestItem = z.infer<typeof testItem>;
export const testList = z.object({ tests: z.array(testItem) });

/** A test with its plan and its days, the newest first. */
export const testDetail = testItem.extend({
  hypothesis: z.string(),
  baselinePercent: z.number(),
  effectPoints: z.number(),
  alphaPercent: z.number(),
  powerPercent: z.int(),
  reason: z.string(),
  days: z.array(z.object({ variantId: z.uuid(), day: z.iso.date(), trials: z.int(), successes: z.int() })),
});
export type TestDetail = z.infer<typeof testDetail>;
