import { z } from "zod";
import { SCORE_BANDS } from "./bands.ts";

export { BAND_FROM } from "./bands.ts";

export const SCORE_PARTS = ["demographic", "behavioural", "engagement", "fit", "predictive"] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];
export const SCORE_MODELS = ["rules", "scorecard"] as const;
export type ScoreModel = (typeof SCORE_MODELS)[number];

/** So many won and so many lost leads are needed for a scorecard: fewer would teach it chance. */
export const LEAST_OUTCOMES = 50;
/** A scorecard that tells won from lost less often than this is not used. */
export const LEAST_AUC = 0.6;
export const SCORING_LIMITS = { targets: 20, outcomes: 20_000, activities: 200 } as const;

/** What something is and what was found, such as `source: "referral"`; points are whole, and add up to the score. */
export const scoreFactor = z.object({
  /** The part that it belongs to; "base" is what every lead begins with, "bounds" what was above 100 or below 0. */
  part: z.enum([...SCORE_PARTS, "scorecard", "base", "bounds"]),
  name: z.string().meta({ example: "source" }),
  points: z.int(),
  /** Null where it is not known. */
  evidence: z.string().nullable().meta({ example: "referral" }),
});
export type ScoreFactor = z.infer<typeof scoreFactor>;

export const leadScore = z.object({
  leadId: z.uuid(),
  score: z.int().min(0).max(100),
  band: z.enum(SCORE_BANDS),
  model: z.enum(SCORE_MODELS),
  /** Of the scorecard; null for rules. */
  modelVersion: z.int().nullable(),
  factors: z.array(scoreFactor),
  computedAt: z.iso.datetime(),
});
export type LeadScore = z.infer<typeof leadScore>;
export const leadScoreInput = z.strictObject({ id: z.uuid("This lead was not found.") });

const weight = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(100, "Enter at most 100.");
/** Words divided by commas, as they are typed. */
const words = (most: string) =>
  z
    .union([z.array(z.string()), z.string().transform((text) => text.split(","))])
    .transform((list) => [...new Set(list.map((word) => word.trim()).filter(Boolean))])
    .pipe(z.array(z.string().max(60, "Use at most 60 characters for each.")).max(SCORING_LIMITS.targets, most));

export const scoringRules = z.strictObject({
  /** How much each part counts. They need not add up to 100: only how they stand to each other counts. */
  demographic: weight,
  behavioural: weight,
  engagement: weight,
  fit: weight,
  predictive: weight,
  /** After so many days an activity counts half. */
  halfLifeDays: z.coerce
    .number("Enter a whole number.")
    .int("Enter a whole number.")
    .min(1, "Enter 1 day or more.")
    .max(365, "Enter at most 365 days."),
  /** Whom the company looks for; empty for no matter. */
  countries: words("Name at most 20 countries.")
    .transform((list) => list.map((code) => code.toUpperCase()))
    .pipe(z.array(z.string().regex(/^[A-Z]{2}$/, "Use codes of two letters, such as DE, AT."))),
  industries: words("Name at most 20 industries."),
  /** In whole units of the tenant's currency; 0 for no matter. */
  leastBudget: z.coerce.number("Enter an amount.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(1e12, "This is too much."),
  /** What scores leads once there is a scorecard. */
  prefer: z.enum(SCORE_MODELS, "Choose what scores your leads."),
});
export type ScoringRules = z.infer<typeof scoringRules>;
/** `version` is the one that was read, so that nobody overwrites what another changed meanwhile. */
export const changeScoringInput = scoringRules.extend({ version: z.coerce.number().int().min(0) });
export type ChangeScoringInput = z.infer<typeof changeScoringInput>;

/** The weights of a tenant that has set none. */
export const DEFAULT_RULES: ScoringRules = {
  demographic: 25,
  behavioural: 20,
  engagement: 20,
  fit: 15,
  predictive: 20,
  halfLifeDays: 14,
  countries: [],
  industries: [],
  leastBudget: 0,
  prefer: "scorecard",
};

const scoredBin = z.object({
  kind: z.enum(["range", "levels", "other", "missing"]),
  from: z.number().nullable(),
  below: z.number().nullable(),
  levels: z.array(z.string()),
  won: z.int(),
  lost: z.int(),
  points: z.int(),
});
export const scorecardShape = z.object({
  basePoints: z.int(),
  averageOdds: z.number(),
  factors: z.array(z.object({ name: z.string(), kind: z.enum(["number", "level"]), bins: z.array(scoredBin), information: z.number() })),
});
export const fitQuality = z.object({
  auc: z.number(),
  brier: z.number(),
  brierOfAverage: z.number(),
  calibration: z.array(z.object({ leads: z.int(), expected: z.number(), observed: z.number() })),
});
export const scorecardVersion = z.object({
  version: z.int(),
  madeAt: z.iso.datetime(),
  won: z.int(),
  lost: z.int(),
  auc: z.number(),
  brier: z.number(),
  /** False for one that tells won from lost too seldom. */
  isUsable: z.boolean(),
});
export type ScorecardVersion = z.infer<typeof scorecardVersion>;

export const scoringOverview = z.object({
  rules: scoringRules,
  /** 0 while the rules are those of the house. */
  rulesVersion: z.int(),
  /** What scores leads now. */
  inForce: z.enum(SCORE_MODELS),
  outcomes: z.object({ won: z.int(), lost: z.int(), needed: z.int() }),
  /** The newest usable one. */
  scorecard: scorecardShape.extend({ version: z.int(), madeAt: z.iso.datetime(), quality: fitQuality }).nullable(),
  history: z.array(scorecardVersion),
});
export type ScoringOverview = z.infer<typeof scoringOverview>;

/** Making a scorecard takes a while: "asked" says that it is being made. */
export const trainingAnswer = z.object({ state: z.enum(["too_few", "asked"]), won: z.int(), lost: z.int(), needed: z.int() });
export type TrainingAnswer = z.infer<typeof trainingAnswer>;
