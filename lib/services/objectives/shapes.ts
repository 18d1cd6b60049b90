import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

/** Between half of the time and all of it: 100 % leaves no budget to divide by. */
const objectiveTarget = z.coerce
  .number()
  .min(0.5, "At least 0.5.")
  .max(0.999999, "Less than 1: nothing never fails.")
  .refine((value) => Number.isInteger(Math.round(value * 1e9) / 1e3), "Use at most six decimals.");
export const setObjectiveCall = z.strictObject({
  target: objectiveTarget,
  windowDays: z.coerce.number().int().min(1, "From 1 to 90.").max(90, "From 1 to 90.").default(30),
  /** 0 for a service that has none of its own yet. */
  version: z.coerce.number().int().min(0),
});
export type SetObjectiveInput = z.infer<typeof setObjectiveCall>;

const rate = z.number().nullable();
export const objective = z.object({
  service: z.string(),
  name: z.string(),
  target: z.number(),
  windowDays: z.int(),
  /** Nobody has set one: it is 99.9 % of 30 days. */
  isDefault: z.boolean(),
  /** Within the window, as a ratio; null where nothing was measured. Maintenance and what is unknown count neither way. */
  uptime: z.number().nullable(),
  budget: z.object({
    allowedMs: z.number(),
    spentMs: z.number(),
    /** 1 for all of it; below 0 it is overspent. */
    left: z.number().nullable(),
  }),
  /** How many times as fast as allowed the budget goes, by each pair of windows; it burns where both are above the limit. */
  burn: z.array(z.object({ limit: z.number(), severity: z.enum(["page", "ticket"]), long: rate, short: rate, isBurning: z.boolean() })),
  version: z.int(),
});
export type Objective = z.infer<typeof objective>;
export const objectiveList = z.object({ objectives: z.array(objective) });

const objectiveMonth = z.object({
  /** Such as 2026-10; in UTC. */
  month: z.string(),
  target: z.number(),
  uptime: z.number().nullable(),
  downMs: z.number(),
  maintenanceMs: z.number(),
  unknownMs: z.number(),
  budgetMs: z.number(),
  frozenAt: z.iso.datetime(),
});
export type ObjectiveMonth = z.infer<typeof objectiveMonth>;
/** The newest first. */
export const objectiveMonths = z.object({ months: z.array(objectiveMonth) });

/** With words in the name or key of the service; those that need somebody most come first. */
export const searchObjectivesInput = z.strictObject({
  search: trimmedText().max(100).optional(),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type SearchObjectivesInput = z.infer<typeof searchObjectivesInput>;
export interface ObjectivePage {
  objectives: Objective[];
  total: number;
  hasMore: boolean;
}
