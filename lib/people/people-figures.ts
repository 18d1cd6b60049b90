import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { COSTLY_ROWS, keepRecent } from "#lib/platform/recent";
import type { PeopleFigures } from "./schema.ts";

const LATELY_MS = 30 * 86_400_000;

/** How many people have an account, how many signed in lately, and how many cannot get in. Of many people it may be ten seconds old. */
export async function peopleFigures(context: StaffContext): Promise<PeopleFigures> {
  requirePermission(requireStaff(context), "tenant.read");
  return readAcrossTenants(context, "people.list", (tx) =>
    keepRecent(
      context.db,
      "people.figures",
      () => read(tx, context.clock.now()),
      ({ active, suspended }) => active + suspended > COSTLY_ROWS,
    ),
  );
}

async function read(tx: Queryable, now: Date): Promise<PeopleFigures> {
  const [row] = await tx.query<Omit<PeopleFigures, "asOf">>({
    name: "people-figures",
    text: `SELECT count(*) FILTER (WHERE status = 'active')::int AS active, count(*) FILTER (WHERE status = 'suspended')::int AS suspended,
                    count(*) FILTER (WHERE status = 'active' AND last_sign_in_at >= $2)::int AS "signedInLately",
                    (SELECT count(DISTINCT l.user_id)::int FROM one_time_token l WHERE l.purpose = 'unlock' AND l.used_at IS NULL AND l.expires_at > $1) AS locked
             FROM "user" WHERE erased_at IS NULL`,
    values: [now, new Date(now.getTime() - LATELY_MS)],
  });
  // An aggregate without groups always has its one row.
  return { ...(row as Omit<PeopleFigures, "asOf">), asOf: now };
}
