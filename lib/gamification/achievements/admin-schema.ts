import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { ACHIEVEMENT_SURFACES, achievementDescription, achievementName, createCustomAchievementInput, definitionContent, TIERS } from "./schema.ts";

export const DEFINITION_STATUSES = ["draft", "published", "retired"] as const;
export const definitionKey = z.string().regex(/^[a-z0-9-]{1,100}$/, "This is no achievement’s key.");

/** A line of the operator's table. */
export const definitionRow = z.object({
  key: z.string(),
  name: z.string(),
  surface: z.enum(ACHIEVEMENT_SURFACES),
  tier: z.enum(TIERS),
  points: z.int(),
  status: z.enum(DEFINITION_STATUSES),
  /** The version that counts; 0 before the first. */
  version: z.int(),
  hasDraft: z.boolean(),
  isHidden: z.boolean(),
  /** Whose own it is; null for the platform's. */
  tenantName: z.string().nullable(),
  /** How many tenants have earned it. */
  earnedBy: z.int(),
});
export type DefinitionRow = z.infer<typeof definitionRow>;

export const listDefinitionsInput = z.strictObject({
  q: trimmedText().max(100).optional(),
  surface: z.enum(ACHIEVEMENT_SURFACES).optional(),
  status: z.enum(DEFINITION_STATUSES).optional(),
  /** Of the last line shown: its position and key. */
  after: z
    .string()
    .regex(/^\d{1,9}:[a-z0-9-]{1,100}$/)
    .optional(),
});
export type ListDefinitionsInput = z.infer<typeof listDefinitionsInput>;

export const definitionVersion = z.object({
  version: z.int(),
  status: z.enum(DEFINITION_STATUSES),
  content: definitionContent,
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  retiredAt: z.iso.datetime().nullable(),
});
export type DefinitionVersion = z.infer<typeof definitionVersion>;

export const backfillProgress = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(["waiting", "running", "done"]),
  done: z.int(),
  total: z.int(),
  awarded: z.int(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type BackfillProgress = z.infer<typeof backfillProgress>;

export const definitionDetail = definitionRow.extend({
  /** The newest first, at most fifty. */
  versions: z.array(definitionVersion),
  /** The last one. */
  backfill: backfillProgress.nullable(),
});
export type DefinitionDetail = z.infer<typeof definitionDetail>;

/** For whom it would unlock. */
export const dryRunUnlock = z.object({
  tenantId: z.uuid(),
  tenantName: z.string(),
  /** Who would be paid for the first time; null with nobody there. */
  personName: z.string().nullable(),
  /** When it was met; null when figures of today meet it. */
  at: z.iso.datetime().nullable(),
  /** How often, for what can be earned again. */
  times: z.int().min(1),
});
export const dryRunResult = z.object({
  tenantsRead: z.int(),
  eventsRead: z.int(),
  tenants: z.int(),
  people: z.int(),
  /** The first fifty. */
  unlocks: z.array(dryRunUnlock),
  /** There are more tenants or events than one dry run goes through. */
  isPartial: z.boolean(),
});
export type DryRunResult = z.infer<typeof dryRunResult>;

const jsonText = z
  .string()
  .max(20_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "This is no JSON." });
      return z.NEVER;
    }
  });

/** What the form of an achievement sends, whoever makes it: texts alone. Whatever can be typed wrong is looked at here, so that all is told at once. */
const typed = {
  ...{ name: achievementName, description: achievementDescription, surface: z.string(), tier: z.string() },
  points: z.string().regex(/^\d{1,5}$/, "Enter a whole number from 0 to 10,000."),
  difficulty: z.string().regex(/^[1-5]$/, "Choose 1 to 5."),
  condition: jsonText,
  repeatEvery: z.string(),
};

/** A tenant's own achievement as its form sends it. */
export const createCustomForm = z.strictObject(typed).transform(({ points, difficulty, repeatEvery, ...rest }, context) => {
  const made = { ...rest, points: Number(points), difficulty: Number(difficulty), repeatEvery: repeatEvery === "" ? null : repeatEvery };
  const parsed = createCustomAchievementInput.safeParse(made);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path: [...path], message });
  return z.NEVER;
});

/** A definition as a form sends it: texts alone. `key` is empty for a new one. */
export const saveDraftInput = z
  .strictObject({ ...typed, key: z.union([z.literal(""), definitionKey]), kind: z.string(), isHidden: z.literal("on").optional() })
  .transform(({ key, points, difficulty, isHidden, repeatEvery, ...rest }) => ({
    key: key === "" ? null : key,
    content: {
      ...rest,
      ...{ points: Number(points), difficulty: Number(difficulty), isHidden: isHidden === "on" },
      repeatEvery: repeatEvery === "" ? null : repeatEvery,
    },
  }))
  .transform(({ key, content }, context) => {
    const parsed = definitionContent.safeParse(content);
    if (parsed.success) return { key, content: parsed.data };
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path: [...path], message });
    return z.NEVER;
  });

export const publishDraftInput = z
  .strictObject({ key: definitionKey, countPast: z.literal("on").optional() })
  .transform(({ key, countPast }) => ({ key, countPast: countPast === "on" }));

export const retireDefinitionInput = z.strictObject({ key: definitionKey });

/** A version by its number, as an address names it. */
export const versionNumber = z.coerce.number().int().min(1).max(100_000);
