import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { TENANT_INDUSTRIES } from "#lib/tenancy/schema";
import { DEFAULT_LOCALE, LOCALES } from "#words/locales";

/** What companies are measured by. How each is counted stands in measures.ts. */
export const COMPANY_MEASURES = [
  "roi",
  "conversions",
  "ctr",
  "conversion_growth",
  "revenue_growth",
  "sign_in_days",
  "achievements",
  "points",
  "new_channels",
  "new_campaign_kinds",
] as const;
export type CompanyMeasure = (typeof COMPANY_MEASURES)[number];
/** All time has no period before: nobody grew in it. */
export const isGrowth = (measure: CompanyMeasure): boolean => measure === "conversion_growth" || measure === "revenue_growth";

/** The weights of a board add up to this. */
export const ALL_WEIGHTS = 100;
const measureWeight = z.strictObject({ measure: z.enum(COMPANY_MEASURES), weight: z.int().min(1).max(ALL_WEIGHTS) });
export type MeasureWeight = z.infer<typeof measureWeight>;

export const BOARD_KINDS = ["performance", "growth", "engagement", "innovation", "global"] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];

/** What the boards of each kind are made of. Growth has a board of its own alone: a company in its first period has none. */
export const KIND_WEIGHTS: Record<BoardKind, readonly MeasureWeight[]> = {
  performance: [
    { measure: "roi", weight: 40 },
    { measure: "conversions", weight: 40 },
    { measure: "ctr", weight: 20 },
  ],
  growth: [
    { measure: "conversion_growth", weight: 50 },
    { measure: "revenue_growth", weight: 50 },
  ],
  engagement: [
    { measure: "sign_in_days", weight: 40 },
    { measure: "points", weight: 30 },
    { measure: "achievements", weight: 30 },
  ],
  innovation: [
    { measure: "new_channels", weight: 50 },
    { measure: "new_campaign_kinds", weight: 50 },
  ],
  global: [
    { measure: "roi", weight: 20 },
    { measure: "conversions", weight: 20 },
    { measure: "sign_in_days", weight: 15 },
    { measure: "points", weight: 15 },
    { measure: "new_channels", weight: 15 },
    { measure: "new_campaign_kinds", weight: 15 },
  ],
};

export const COMPANY_PERIODS = ["day", "week", "month", "quarter", "all"] as const;
export type CompanyPeriod = (typeof COMPANY_PERIODS)[number];
export const COMPANY_SCOPES = ["platform", "industry"] as const;
/** `public` is by name, and on public boards, too. Nobody else is on those. */
export const COMPANY_CHOICES = ["public", "name", "anonymous", "none"] as const;
export type CompanyChoice = (typeof COMPANY_CHOICES)[number];
export const companyChoiceInput = z.strictObject({ choice: z.enum(COMPANY_CHOICES, "Choose one of the four.").meta({ example: "anonymous" }) });

/** A kind, or the id of a board that the operator made. */
const boardKey = z.union([z.enum(BOARD_KINDS), z.uuid()], "There is no such board.");
const MOST_SHOWN = 100;
const place = z.coerce.number().int().min(0).max(10_000_000);
const shown = z.coerce.number().int().min(1).max(MOST_SHOWN, `Ask for at most ${MOST_SHOWN} at once.`);

export const companyBoardInput = z.strictObject({
  board: boardKey.default("global").meta({ example: "performance" }),
  /** All companies that take part, or those of the caller's industry. */
  scope: z.enum(COMPANY_SCOPES).default("platform").meta({ example: "platform" }),
  /** Calendar periods in UTC, the same for all; weeks begin on Monday. */
  period: z.enum(COMPANY_PERIODS).default("month").meta({ example: "month" }),
  limit: shown.default(50).meta({ example: 10 }),
  /** The place after which the page begins; 0 is the top. */
  after: place.default(0).meta({ example: 0 }),
  /** How many before and after one's own company. */
  around: z.coerce.number().int().min(0).max(10).default(2).meta({ example: 2 }),
});
export type CompanyBoardInput = z.infer<typeof companyBoardInput>;

/** Why a score is what it is: the measure's value as `over` / `under`, counted from so many rows, and where it lies among all that have it. */
export const scorePart = z.object({
  measure: z.enum(COMPANY_MEASURES),
  weight: z.int(),
  /** Null where it is not known. Money is in minor units of the company's currency. */
  over: z.int().nullable(),
  under: z.int().nullable(),
  /** 0 … 10,000; null where the value is not known. */
  percentileHundredths: z.int().nullable(),
  rows: z.int(),
});
export type ScorePart = z.infer<typeof scorePart>;

/** A company on a board. */
export const companyEntry = z.object({
  /** Equal scores share a rank: 1, 2, 2, 4. */
  rank: z.int().min(1).meta({ example: 2 }),
  place: z.int().min(1).meta({ example: 2 }),
  /** Null for a company that is shown without its name. */
  name: z.string().nullable().meta({ example: "Verde Kitchen" }),
  isYou: z.boolean(),
  /** 0 … 10,000: hundredths of a point. */
  scoreHundredths: z.int().meta({ example: 7450 }),
  /** How many ranks up (+) or down (−) since the period before; null for who had none then, and for all time. */
  movement: z.int().nullable().meta({ example: 1 }),
});
export type CompanyEntry = z.infer<typeof companyEntry>;

const boardName = z.object({ key: boardKey, kind: z.enum([...BOARD_KINDS, "custom"]), name: z.string().nullable() });
export type CompanyBoardName = z.infer<typeof boardName>;

/** A page of a board of companies, where the caller's own stands, and why. */
export const companyBoard = z.object({
  boards: z.array(boardName),
  board: boardName.extend({ weights: z.array(measureWeight) }),
  scope: z.enum(COMPANY_SCOPES),
  period: z.enum(COMPANY_PERIODS),
  /** The first day, in UTC; null for all time. */
  since: z.iso.date().nullable(),
  /** Null before the first computation of the period, and when nobody takes part. */
  computedAt: z.iso.datetime().nullable(),
  entries: z.array(companyEntry),
  /** How many companies are ranked. */
  total: z.int(),
  nextAfter: z.int().nullable(),
  you: z
    .object({
      entry: companyEntry,
      around: z.array(companyEntry),
      /** The rank above and how much is missing to share it; null on the first. */
      next: z.object({ rank: z.int(), scoreHundredths: z.int() }).nullable(),
    })
    .nullable(),
  /** What the caller's own company was measured at; null when it does not take part, or was not measured yet. */
  why: z.array(scorePart).nullable(),
  choice: z.enum(COMPANY_CHOICES),
  industry: z.enum(TENANT_INDUSTRIES).nullable(),
});
export type CompanyBoard = z.infer<typeof companyBoard>;

export const BOARD_VISIBILITIES = ["private", "public"] as const;
export const boardVisibilityInput = z.strictObject({
  board: boardKey.meta({ example: "performance" }),
  visibility: z.enum(BOARD_VISIBILITIES).meta({ example: "public" }),
});
export type BoardVisibilityInput = z.infer<typeof boardVisibilityInput>;

/** What is asked of a board's public page. */
export const publicBoardAddress = z.object({ board: z.string().max(40) });
export const publicBoardQuery = z.object({ period: z.enum(COMPANY_PERIODS).default("month"), lang: z.enum(LOCALES).default(DEFAULT_LOCALE) });

const MOST_NAME = 60;
const name = trimmedText().min(1, "Give it a name.").max(MOST_NAME, `Use at most ${MOST_NAME} characters.`);

/** A board of the operator's own. */
export const measuredBoard = z.object({
  id: z.uuid(),
  name: z.string(),
  weights: z.array(measureWeight),
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export type MeasuredBoard = z.infer<typeof measuredBoard>;
export const measuredBoardList = z.object({ boards: z.array(measuredBoard) });

function checkWeights(weights: readonly MeasureWeight[], context: z.RefinementCtx, path: string): void {
  const refuse = (message: string) => context.addIssue({ code: "custom", path: [path], message });
  const sum = weights.reduce((total, { weight }) => total + weight, 0);
  if (sum !== ALL_WEIGHTS) refuse(`The weights add up to ${sum}, not to ${ALL_WEIGHTS}.`);
  if (new Set(weights.map(({ measure }) => measure)).size < weights.length) refuse("Name each measure once.");
}

/** A board as a call of the API says it. */
export const saveBoardCall = z
  .strictObject({
    name: name.meta({ example: "Return and reach" }),
    weights: z
      .array(measureWeight)
      .min(1)
      .max(COMPANY_MEASURES.length)
      .meta({
        example: [
          { measure: "roi", weight: 60 },
          { measure: "conversions", weight: 40 },
        ],
      }),
  })
  .superRefine(({ weights }, context) => checkWeights(weights, context, "weights"));
export type SaveBoardInput = z.output<typeof saveBoardCall>;
const version = z.coerce.number().int().min(1);
export const changeBoardCall = saveBoardCall.safeExtend({ version: version.meta({ example: 1 }) });

/** The field of a measure's weight in the form. */
export const weightField = (measure: CompanyMeasure): `weight_${CompanyMeasure}` => `weight_${measure}`;
const weightText = trimmedText()
  .regex(/^\d{0,3}$/, "Enter a whole number up to 100.")
  .transform(Number)
  .refine((weight) => weight <= ALL_WEIGHTS, "Enter a whole number up to 100.")
  .optional();
type WeightFields = Record<ReturnType<typeof weightField>, typeof weightText>;
const weightFields = Object.fromEntries(COMPANY_MEASURES.map((measure) => [weightField(measure), weightText])) as WeightFields;

type BoardFields = { [Field in keyof WeightFields]?: number | undefined };
const withWeights = <Fields extends BoardFields>(fields: Fields) => ({
  ...fields,
  weights: COMPANY_MEASURES.map((measure) => ({ measure, weight: fields[weightField(measure)] ?? 0 })).filter(({ weight }) => weight > 0),
});

/** As its form has it: a measure without a weight is left out. */
export const createBoardForm = z
  .strictObject({ name, ...weightFields })
  .transform(withWeights)
  .superRefine(({ weights }, context) => checkWeights(weights, context, weightField(COMPANY_MEASURES[0])))
  .transform(({ name: called, weights }): SaveBoardInput => ({ name: called, weights }));

/** The same of a board that there is, made from the version that was seen. */
export const changeBoardForm = z
  .strictObject({ name, id: z.uuid(), version, ...weightFields })
  .transform(withWeights)
  .superRefine(({ weights }, context) => checkWeights(weights, context, weightField(COMPANY_MEASURES[0])))
  .transform(({ id, version: seen, name: called, weights }) => ({ id, version: seen, name: called, weights }));

export const boardIdInput = z.strictObject({ id: z.uuid() });

export const companyScoresInput = companyBoardInput.pick({ board: true, period: true, limit: true, after: true }).extend({
  /** Made-up companies are ranked among themselves. */
  demo: z.enum(["yes", "no"]).default("no").meta({ example: "no" }),
});
export type CompanyScoresInput = z.infer<typeof companyScoresInput>;

/** What the operator sees of a company on a board. Without a score it lacks one of the measures. */
export const scoredCompany = z.object({
  tenantId: z.uuid(),
  name: z.string(),
  choice: z.enum(COMPANY_CHOICES),
  industry: z.enum(TENANT_INDUSTRIES).nullable(),
  /** In which its amounts are. */
  currency: z.string(),
  rank: z.int().nullable(),
  industryRank: z.int().nullable(),
  scoreHundredths: z.int().nullable(),
  parts: z.array(scorePart),
});
export type ScoredCompany = z.infer<typeof scoredCompany>;
export const companyScores = z.object({
  boards: z.array(boardName),
  board: boardName.extend({ weights: z.array(measureWeight) }),
  period: z.enum(COMPANY_PERIODS),
  since: z.iso.date().nullable(),
  computedAt: z.iso.datetime().nullable(),
  companies: z.array(scoredCompany),
  /** Who takes part, ranked or not. */
  total: z.int(),
  nextAfter: z.int().nullable(),
});
export type CompanyScores = z.infer<typeof companyScores>;
