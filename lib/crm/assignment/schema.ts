import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { flag, tags } from "../fields.ts";

export const ASSIGNMENT_KINDS = ["round_robin", "territory", "workload", "skill"] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];
/** How a lead came: by a web form, entered by somebody, sent by a program, or with a file. */
export const LEAD_ORIGINS = ["form", "hand", "api", "import"] as const;
export type LeadOrigin = (typeof LEAD_ORIGINS)[number];
export const ASSIGNMENT_LIMITS = { rules: 50, members: 50 } as const;

const list = (most: number, shape: z.ZodType<string, string>, message: string) =>
  z
    .union([z.array(z.string()), z.string().transform((typed) => typed.split(","))])
    .default([])
    .transform((given) => [...new Set(given.map((each) => each.trim()).filter(Boolean))])
    .pipe(z.array(shape).max(most, message));

const shape = {
  name: trimmedText().min(1, "Name the rule.").max(80, "Use at most 80 characters."),
  kind: z.enum(ASSIGNMENT_KINDS, "Choose how it gives leads."),
  /** How leads came that it is for; empty: however they came. */
  origins: z
    .array(z.enum(LEAD_ORIGINS, "Choose of the list."))
    .max(LEAD_ORIGINS.length, "Choose of the list.")
    .default([])
    .transform((given) => [...new Set(given)]),
  /** ISO 3166-1 alpha-2. */
  countries: list(
    60,
    z
      .string()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, "Use codes of two letters, such as DE, AT."),
    "Name at most 60.",
  ),
  regions: list(60, z.string().max(100, "Use at most 100 characters."), "Name at most 60."),
  /** Of two letters. */
  languages: list(
    20,
    z
      .string()
      .toLowerCase()
      .regex(/^[a-z]{2}$/, "Use codes of two letters, such as de, en."),
    "Name at most 20.",
  ),
  tags: tags(),
  /** Members who get its leads, in the order of their turns. */
  memberIds: z
    .array(z.uuid())
    .min(1, "Choose at least one person.")
    .max(ASSIGNMENT_LIMITS.members, "Choose at most 50 people.")
    .transform((ids) => [...new Set(ids)]),
  isActive: flag(),
};
const fits = ({ kind, countries, regions }: { kind: AssignmentKind; countries: string[]; regions: string[] }) =>
  kind !== "territory" || countries.length + regions.length > 0;
const knows = ({ kind, languages, tags: words }: { kind: AssignmentKind; languages: string[]; tags: string[] }) =>
  kind !== "skill" || languages.length + words.length > 0;
const NO_PLACE = { message: "Name a country or a region.", path: ["countries"] };
const NO_SKILL = { message: "Name a language or a tag.", path: ["languages"] };

export const createRuleInput = z.strictObject(shape).refine(fits, NO_PLACE).refine(knows, NO_SKILL);
export type CreateRuleInput = z.infer<typeof createRuleInput>;
export const changeRuleInput = z
  .strictObject({ ...shape, version: z.coerce.number().int().min(1) })
  .refine(fits, NO_PLACE)
  .refine(knows, NO_SKILL);
export type ChangeRuleInput = z.infer<typeof changeRuleInput>;
export const ruleIdInput = z.strictObject({ id: z.uuid("This rule was not found.") });
export const moveRuleInput = z.strictObject({ id: z.uuid("This rule was not found."), direction: z.enum(["up", "down"], "Up or down.") });
export type MoveRuleInput = z.infer<typeof moveRuleInput>;

export const assignmentRule = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(ASSIGNMENT_KINDS),
  origins: z.array(z.enum(LEAD_ORIGINS)),
  countries: z.array(z.string()),
  regions: z.array(z.string()),
  languages: z.array(z.string()),
  tags: z.array(z.string()),
  memberIds: z.array(z.uuid()),
  isActive: z.boolean(),
  version: z.int(),
});
export type AssignmentRuleView = z.infer<typeof assignmentRule>;
export const assignmentRules = z.object({ rules: z.array(assignmentRule) });
