import type { Queryable } from "#lib/platform/database";

/**
 * The moment at which the clocks of a time zone show what somebody wrote. PostgreSQL knows the zones; of an hour that a clock skips
 * it takes the one after, of one that comes twice the second.
 * @param local such as "2026-12-24T14:30"
 */
export async function momentOf(tx: Queryable, local: string | null, timeZone: string): Promise<Date | null> {
  if (local === null) return null;
  const [row] = await tx.query<{ at: Date }>({
    name: "moment-of-local-time",
    text: "SELECT $1::timestamp AT TIME ZONE $2 AS at",
    values: [local, timeZone],
  });
  return row?.at ?? null;
}
