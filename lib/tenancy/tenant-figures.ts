import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { COSTLY_ROWS, keepRecent } from "#lib/platform/recent";
import type { TenantFigures } from "./schema.ts";

const SOON_DAYS = 7;
const NEW_DAYS = 30;
const DAY_MS = 86_400_000;

/** How many tenants there are, by status, and how many of them want something decided. Of many tenants it may be ten seconds old. */
export async function tenantFigures(context: StaffContext): Promise<TenantFigures> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "tenant.list", (tx) =>
    keepRecent(
      context.db,
      "tenancy.figures",
      () => read(tx, context.clock.now()),
      ({ total }) => total > COSTLY_ROWS,
    ),
  );
}

async function read(tx: Queryable, asOf: Date): Promise<TenantFigures> {
  const now = asOf.getTime();
  const [row] = await tx.query<Omit<TenantFigures, "asOf">>({
    name: "tenant-figures",
    text: `SELECT count(*)::int AS total,
                    count(*) FILTER (WHERE status = 'trial')::int AS trial, count(*) FILTER (WHERE status = 'active')::int AS active,
                    count(*) FILTER (WHERE status = 'past_due')::int AS "pastDue", count(*) FILTER (WHERE status = 'suspended')::int AS suspended,
                    count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled,
                    count(*) FILTER (WHERE created_at >= $3)::int AS "newLately",
                    count(*) FILTER (WHERE status = 'trial' AND trial_ends_at BETWEEN $1 AND $2)::int AS "trialsEndingSoon",
                    count(*) FILTER (WHERE status = 'trial' AND trial_ends_at < $1)::int AS "trialsOver"
             FROM tenant`,
    values: [new Date(now), new Date(now + SOON_DAYS * DAY_MS), new Date(now - NEW_DAYS * DAY_MS)],
  });
  // An aggregate without groups always has its one row.
  return { ...(row as Omit<TenantFigures, "asOf">), asOf };
}
