import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { type PersonPoints, rank, topAndOwn } from "./ranking.ts";
import type { Leaderboard, LeaderboardInput } from "./schema.ts";

const TOP = 50;

/** The tenant's present members by the points they got in a period. Who has none is not listed. */
export async function pointsLeaderboard(context: TenantContext, { period }: LeaderboardInput): Promise<Leaderboard> {
  requirePermission(context, "campaign.read");
  const ownId = context.actor.kind === "user" ? context.actor.userId : null;
  return readInTenant(context, async (tx) => {
    const since = period === "all" ? null : await beginningOf(tx, context, period);
    const ranked = rank(await pointsByPerson(tx, context.tenant.id, since));
    const entries = topAndOwn(ranked, TOP, ownId).map(({ rank: place, userId, name, points }) => ({
      rank: place,
      userId,
      name,
      points,
      isYou: userId === ownId,
    }));
    return { period, since: since?.toISOString() ?? null, entries, total: ranked.length };
  });
}

/** When the calendar period under way began in the tenant's time zone, daylight saving included. */
async function beginningOf(tx: Queryable, { tenant, clock }: TenantContext, period: "week" | "month" | "quarter"): Promise<Date> {
  const [row] = await tx.query<{ since: Date }>({
    name: "period-beginning",
    text: "SELECT date_trunc($1::text, $2::timestamptz, $3::text) AS since",
    values: [period, clock.now(), tenant.timeZone],
  });
  if (!row) throw new Error("date_trunc gave no row");
  return row.since;
}

/** One row for each member with points: a rank needs all of them. */
async function pointsByPerson(tx: Queryable, tenantId: string, since: Date | null): Promise<(PersonPoints & { name: string })[]> {
  const rows = await tx.query<{ user_id: string; name: string; points: number; reached_at: Date }>({
    name: "points-by-person",
    text: `SELECT u.id AS user_id, u.name, sum(l.lifetime)::int AS points, max(l.created_at) AS reached_at
           FROM ledger_entry l JOIN membership m ON m.tenant_id = l.tenant_id AND m.user_id = l.user_id JOIN "user" u ON u.id = m.user_id
           WHERE l.tenant_id = $1::uuid AND ($2::timestamptz IS NULL OR l.created_at >= $2) GROUP BY u.id, u.name HAVING sum(l.lifetime) > 0`,
    values: [tenantId, since],
  });
  return rows.map((row) => ({ userId: row.user_id, name: row.name, points: row.points, reachedAt: row.reached_at }));
}
