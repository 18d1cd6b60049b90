import { z } from "zod";

/** How long figures of hours and of days are kept, in days. */
export const USAGE_KEPT = { hoursForDays: 35, days: 400 } as const;

export const USAGE_RANGES = ["1", "7", "30"] as const;
export const readUsageInput = z.strictObject({
  /** Whole days in UTC, today among them. */
  days: z.enum(USAGE_RANGES).default("7"),
  tenant: z.uuid().optional(),
});
export type ReadUsageInput = z.infer<typeof readUsageInput>;

const count = z.int();
const calls = { calls: count, refused: count, failed: count };
/** `refused` were answered with 4xx, `failed` with 5xx. */
export const usageReport = z.object({
  tenant: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  total: z.object({ ...calls, p50Ms: z.number().nullable(), p99Ms: z.number().nullable() }),
  days: z.array(z.object({ day: z.iso.date(), ...calls })),
  /** Those with the most calls. `peakHour` counts calls by keys in the busiest hour, which is what the plan limits. */
  tenants: z.array(z.object({ id: z.uuid(), name: z.string(), ...calls, peakHour: count, limitPerHour: count })),
  routes: z.array(z.object({ route: z.string(), ...calls, p50Ms: z.number().nullable(), p99Ms: z.number().nullable() })),
  keys: z.array(z.object({ id: z.uuid(), name: z.string().nullable(), tenantName: z.string().nullable(), ...calls })),
});
export type UsageReport = z.infer<typeof usageReport>;

export const readOwnCallsInput = readUsageInput.pick({ days: true });
export type ReadOwnCallsInput = z.infer<typeof readOwnCallsInput>;
/** One tenant's own calls. */
export const ownCalls = z.object({ total: z.object(calls), days: usageReport.shape.days });
export type OwnCalls = z.infer<typeof ownCalls>;
