import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { PeopleFigures } from "./schema.ts";

const LATELY_MS = 30 * 86_400_000;

/** How many people have an account, how many signed in lately, and how many cannot get in. */
export async function peopleFigures(context: StaffContext): Promise<PeopleFigures> {
  requirePermission(requireStaff(context), "tenant.read");
  const now = context.clock.now();
  const [row] = await readAcrossTenants(context, "people.list", (tx) =>
    tx.query<PeopleFigures>({
      name: "people-figures",
      text: `SELECT count(*) FILTER (WHERE status = 'active')::int AS active, count(*) FILTER (WHERE status = 'suspended')::int AS suspended,
                    count(*) FILTER (WHERE status = 'active' AND last_sign_in_at >= $2)::int AS "signedInLately",
                    (SELECT count(DISTINCT l.user_id)::int FROM one_time_token l WHERE l.purpose = 'unlock' AND l.used_at IS NULL AND l.expires_at > $1) AS locked
             FROM "user" WHERE erased_at IS NULL`,
      values: [now, new Date(now.getTime() - LATELY_MS)],
    }),
  );
  // An aggregate without groups always has its one row.
  return row as PeopleFigures;
}
