import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { Season } from "./schema.ts";

/** When a season begins and ends in the tenant's time zone, daylight saving included. */
export async function windowOf(
  tx: Queryable,
  { tenant }: Pick<TenantContext, "tenant">,
  { startsOn, endsOn }: Pick<Season, "startsOn" | "endsOn">,
): Promise<{ since: Date; until: Date }> {
  const [window] = await tx.query<{ since: Date; until: Date }>({
    name: "season-window",
    text: "SELECT $1::date::timestamp AT TIME ZONE $3 AS since, ($2::date + 1)::timestamp AT TIME ZONE $3 AS until",
    values: [startsOn, endsOn, tenant.timeZone],
  });
  if (!window) throw new Error("A season has no days");
  return window;
}
