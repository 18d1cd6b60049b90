import { z } from "zod";

const count = z.int().nonnegative();

/** Sign-ins of one day (UTC), as the audit trail has them. */
const day = z.object({ day: z.iso.date(), signIns: count, refused: count, locked: count });

/** How safe the doors are: the last two weeks, and what stands now. */
export const securityOverview = z.object({
  /** The last 14 days, today last and not yet whole. */
  days: z.array(day),
  /** Of the last 24 hours, and of the 24 before. */
  refusedLastDay: count,
  refusedDayBefore: count,
  /** People whom wrong passwords shut out now. */
  lockedPeople: count,
  staff: z.object({ total: count, withoutSecondFactor: count }),
  /** The addresses with the most refused sign-ins in 24 hours, and how many accounts they tried. */
  addresses: z.array(z.object({ ip: z.string(), refused: count, accounts: count })),
  /** Members of staff who act as somebody at this moment. */
  impersonations: z.array(
    z.object({
      id: z.uuid(),
      tenantId: z.uuid(),
      tenantName: z.string(),
      staff: z.string(),
      person: z.string(),
      reason: z.string(),
      mayWrite: z.boolean(),
      expiresAt: z.iso.datetime(),
    }),
  ),
  /** API keys that end within 14 days and have no successor, the soonest first; at most 20. */
  endingKeys: z.array(
    z.object({
      id: z.uuid(),
      tenantId: z.uuid(),
      tenantName: z.string(),
      account: z.string(),
      name: z.string(),
      prefix: z.string(),
      expiresAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type SecurityOverview = z.infer<typeof securityOverview>;
