import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { PlatformWidgets } from "./schema.ts";
import { latestUnlocks } from "./unlocks.ts";
import { weekOf } from "./week.ts";

const UNLOCKS = 5;
/** All entries of two weeks are added up at most so often, however many look. */
const SUM_KEPT_MS = 60_000;

type Sums = Pick<PlatformWidgets["week"], "points" | "before">;

/** Points given this week over all tenants, and what was earned last. @throws `forbidden` without `tenant.read` */
export async function platformWidgets(context: StaffContext): Promise<PlatformWidgets> {
  requirePermission(requireStaff(context), "tenant.read");
  const { since, before } = weekOf(context.clock.now());
  const key = `widgets:points-of-week:${since.toISOString()}`;
  const kept = await context.store.get(key).catch(() => null); // no store: add up again
  return readAcrossTenants(context, "tenant.read", async (tx) => {
    let sums = kept === null ? null : (JSON.parse(kept) as Sums);
    if (sums === null) {
      const [row] = await tx.query<Sums & object>({
        name: "points-of-two-weeks",
        text: `SELECT coalesce(sum(lifetime) FILTER (WHERE created_at >= $2::timestamptz), 0)::float8 AS points,
                      coalesce(sum(lifetime) FILTER (WHERE created_at < $3::timestamptz - interval '7 days'), 0)::float8 AS before
               FROM ledger_entry WHERE created_at >= $1::timestamptz`,
        values: [before, since, context.clock.now()],
      });
      sums = row ?? { points: 0, before: 0 };
      await context.store.set(key, JSON.stringify(sums), { expireMs: SUM_KEPT_MS }).catch(() => false);
    }
    return { week: { ...sums, since: since.toISOString() }, unlocks: await latestUnlocks(tx, null, UNLOCKS) };
  });
}
