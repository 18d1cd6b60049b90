import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

export { REASONS, sayReason } from "./say-reason.ts";

export const MOST_FLAGS = 200;
const MOST_REQUIREMENTS = 20;

/** `crm.pipeline`: two or more words of small letters, digits and underscores, with dots between. */
export const flagKey = trimmedText()
  .max(64, "Use at most 64 characters.")
  .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/, "Use small letters, digits and underscores, with a dot between two words, such as crm.pipeline.");

/** The rule that decided, and what it says. Each but the last beats those after it. */
export const flagReason = z.discriminatedUnion("rule", [
  z.object({ rule: z.literal("killed"), reason: z.string() }),
  z.object({ rule: z.literal("requirement"), key: z.string() }),
  z.object({ rule: z.literal("not_started"), startsAt: z.iso.datetime() }),
  z.object({ rule: z.literal("ended"), endsAt: z.iso.datetime() }),
  z.object({ rule: z.literal("tenant") }),
  z.object({ rule: z.literal("plan"), planKey: z.string() }),
  z.object({ rule: z.literal("percentage"), percentage: z.int() }),
  z.object({ rule: z.literal("default") }),
]);
export type FlagReason = z.infer<typeof flagReason>;

/** Whether a flag is on for a tenant, and why. */
export const flagAnswer = z.object({ isOn: z.boolean(), why: flagReason });
export type FlagAnswer = z.infer<typeof flagAnswer>;

/** A flag with the rules that are the same for every tenant. `startsAt` is included, `endsAt` is not. */
export const flag = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  /** For tenants for which nothing else decides. */
  isOn: z.boolean(),
  /** On for this share of tenants, 0 to 100. */
  percentage: z.int(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  killedAt: z.iso.datetime().nullable(),
  killedReason: z.string().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  requires: z.array(z.string()),
  plans: z.record(z.string(), z.boolean()),
});
export type Flag = z.infer<typeof flag>;

/** What decides for one tenant. Its own switches go by the flag's key. */
export interface FlagTenant {
  id: string;
  planKey: string;
  overrides: Readonly<Record<string, boolean>>;
}

/** Of all tenants that have not left, for how many a flag is on. */
export const flagReach = z.object({ on: z.int(), all: z.int() });
export type FlagReach = z.infer<typeof flagReach>;

export const FLAG_STATES = ["on", "partly", "off", "killed"] as const;
/** "partly": on for some tenants and off for others. */
export const flagState = z.enum(FLAG_STATES);
export type FlagState = z.infer<typeof flagState>;

export const flagListItem = flag.extend({ reach: flagReach, state: flagState });
export type FlagListItem = z.infer<typeof flagListItem>;

export const listFlagsInput = z.strictObject({
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  state: flagState.optional(),
});
export type ListFlagsInput = z.infer<typeof listFlagsInput>;

/** At most `MOST_FLAGS`, by key. */
export const flagList = z.object({ flags: z.array(flagListItem) });
export type FlagList = z.infer<typeof flagList>;

export const evaluatedFlags = z.object({ flags: z.array(z.string()) });

const moment = z
  .union([z.null(), z.literal(""), z.iso.datetime({ local: true, error: "Enter a day and a time." })])
  .default("")
  .transform((value) => (!value ? null : new Date(/Z$/.test(value) ? value : `${value}Z`)));

const settings = {
  name: trimmedText().min(1, "Enter a name.").max(80, "Use at most 80 characters."),
  description: trimmedText().max(500, "Use at most 500 characters.").default(""),
  isOn: z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")], { error: "Choose on or off." }),
  percentage: z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "From 0 to 100.").max(100, "From 0 to 100."),
  /** In UTC. */
  startsAt: moment,
  endsAt: moment,
  /** Keys, one a line or with commas between. */
  requires: z
    .string()
    .max(2_000)
    .default("")
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))])
    .pipe(z.array(flagKey).max(MOST_REQUIREMENTS, `At most ${MOST_REQUIREMENTS} flags.`)),
};

const inOrder = ({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }) => !startsAt || !endsAt || startsAt < endsAt;
const AFTER_START = { path: ["endsAt"], message: "It has to end after it starts." };

export const createFlagInput = z.strictObject({ key: flagKey, ...settings }).refine(inOrder, AFTER_START);
export type CreateFlagInput = z.infer<typeof createFlagInput>;
export const changeFlagInput = z.strictObject({ key: flagKey, version: z.coerce.number().int(), ...settings }).refine(inOrder, AFTER_START);
export type ChangeFlagInput = z.infer<typeof changeFlagInput>;

/** The same by the API, where the address names the flag. */
export const changeFlagCall = z.strictObject({ version: z.int(), ...settings }).refine(inOrder, AFTER_START);

/** "on", "off" or, to leave it to the rules below, "none". */
const ruling = z.enum(["on", "off", "none"], { error: "Choose on, off or no rule." });
export type Ruling = z.infer<typeof ruling>;

/** A ruling for each plan, by its key. */
export const setPlanRulesInput = z
  .object({ key: flagKey, version: z.coerce.number().int() })
  .catchall(ruling)
  .transform(({ key, version, ...plans }) => ({ key, version, plans: plans as Record<string, Ruling> }));
export type SetPlanRulesInput = z.infer<typeof setPlanRulesInput>;

export const setPlanRulesCall = z.strictObject({ version: z.int(), plans: z.record(z.string().max(60), ruling) });

const tenantSlug = trimmedText().toLowerCase().min(1, "Enter the tenant’s short name.").max(63, "Use at most 63 characters.");

/** `from`: the ruling that was seen, where it must stand so still. */
export const setOverrideInput = z.strictObject({ key: flagKey, tenant: tenantSlug, ruling, from: ruling.optional() });
export const setOverrideCall = setOverrideInput.omit({ key: true, tenant: true });
export type SetOverrideInput = z.infer<typeof setOverrideInput>;

export const killFlagInput = z.strictObject({
  key: flagKey,
  reason: trimmedText().min(3, "Say why, in at least 3 characters: it stays in the audit trail.").max(500, "Use at most 500 characters."),
});
export const killFlagCall = killFlagInput.omit({ key: true });
export const reviveFlagInput = z.strictObject({ key: flagKey });
/** `version`: of the flag that was seen, where it must not have been changed since. */
export const reviveFlagCall = z.strictObject({ version: z.int().optional() });
export const deleteFlagInput = z.strictObject({ key: flagKey, confirmation: trimmedText().max(64) });

/** A tenant that has a switch of its own for a flag. */
export interface FlagOverride {
  tenantId: string;
  tenantName: string;
  tenantSlug: string;
  isOn: boolean;
}

export interface FlagDetail extends FlagListItem {
  /** Keys of the flags that require this one. */
  requiredBy: string[];
  /** The first ones by name, and how many there are. */
  overrides: FlagOverride[];
  overrideCount: number;
  planNames: { key: string; name: string; tenantCount: number }[];
  /** How many tenants each rule decides for. */
  byRule: { rule: FlagReason["rule"]; isOn: boolean; tenantCount: number }[];
}

export const lookUpInput = z.strictObject({ tenant: tenantSlug });

/** What a flag is for a tenant that was looked up. */
export interface FlagLookup extends FlagAnswer {
  tenantId: string;
  tenantName: string;
  tenantSlug: string;
  planKey: string;
}
