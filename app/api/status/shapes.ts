import { z } from "zod";
import { statusSnapshot, toldEvents, toldService } from "#lib/services/schema";

/** The answer of `GET /api/status`. What could not be read is null: it is not known. */
export const platformStatus = z.object({
  ...statusSnapshot.shape,
  /** When the services were read; older than a few seconds while the database is away. */
  asOf: z.iso.datetime().nullable(),
  services: z.array(toldService).nullable(),
  incidents: toldEvents.shape.incidents.nullable(),
  maintenance: toldEvents.shape.maintenance.nullable(),
  /** Of the tenant that the caller is in, this month; null for others. */
  leaderboard: z
    .object({
      period: z.string(),
      /** How many people have points. */
      total: z.int(),
      top: z.array(z.object({ rank: z.int(), name: z.string(), points: z.int() })),
      /** The caller's own rank; null without points. */
      you: z.int().nullable(),
    })
    .nullable(),
});
export type PlatformStatus = z.infer<typeof platformStatus>;
