import { readInTenant, requirePermission, requireStaff, type StaffContext, type TenantContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { COSTLY_ROWS, keepRecent } from "#lib/platform/recent";
import { costOf } from "./reward-cost.ts";
import { ANALYTICS_MONTHS, ANALYTICS_WEEKS, type GamificationAnalytics } from "./schema.ts";

/** Of whom: one tenant, in its time zone, or all of them, in UTC. */
interface Scope {
  tenantId: string | null;
  timeZone: string;
  now: Date;
}

/** How the tenant's people take up points and achievements. @throws `forbidden` without `analytics.read` */
export async function tenantAnalytics(context: TenantContext): Promise<GamificationAnalytics> {
  requirePermission(context, "analytics.read");
  const { tenant, clock } = context;
  return readInTenant(context, (tx) => read(tx, { tenantId: tenant.id, timeZone: tenant.timeZone, now: clock.now() }));
}

/** The same over all tenants, as it stood at a moment: it adds up every entry of every tenant. */
export interface PlatformAnalytics extends GamificationAnalytics {
  asOf: Date;
}

/** How the people of all tenants do. Of many entries or members it may be ten seconds old. @throws `forbidden` without `gamification.manage` */
export async function platformAnalytics(context: StaffContext): Promise<PlatformAnalytics> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, "gamification.analytics", (tx) =>
    keepRecent(
      context.db,
      "gamification.analytics",
      async () => {
        const asOf = context.clock.now();
        return { ...(await read(tx, { tenantId: null, timeZone: "UTC", now: asOf })), asOf };
      },
      ({ members, cost }) => members + cost.points.reduce((sum, { entries }) => sum + entries, 0) > COSTLY_ROWS,
    ),
  );
}

async function read(tx: Queryable, scope: Scope): Promise<GamificationAnalytics> {
  const { members, participants, ...points } = await totalsOf(tx, scope);
  const unlocks = await unlocksOf(tx, scope);
  const definitions = unlocks.reduce((sum, each) => sum + each.definitions, 0);
  return {
    members,
    participants,
    participation: members > 0 ? participants / members : null,
    unlockRate: definitions > 0 ? unlocks.reduce((sum, { earned }) => sum + earned, 0) / definitions : null,
    unlocks,
    points,
    cost: await costOf(tx, scope),
    weeks: await weeksOf(tx, scope),
    cohorts: await cohortsOf(tx, scope),
  };
}

type Totals = GamificationAnalytics["points"] & { members: number; participants: number };

async function totalsOf(tx: Queryable, { tenantId, now }: Scope): Promise<Totals> {
  const [row] = await tx.query<Totals>({
    name: "gamification-totals",
    text: `SELECT (SELECT count(*)::int FROM membership WHERE status = 'active' AND ($1::uuid IS NULL OR tenant_id = $1)) AS members,
                  (SELECT count(DISTINCT (m.tenant_id, m.user_id))::int FROM ledger_entry l JOIN membership m ON m.tenant_id = l.tenant_id AND m.user_id = l.user_id
                   WHERE m.status = 'active' AND l.lifetime > 0 AND l.created_at > $2::timestamptz - interval '28 days' AND ($1::uuid IS NULL OR l.tenant_id = $1)) AS participants,
                  coalesce(sum(lifetime), 0)::float8 AS earned, coalesce(sum(redeemed), 0)::float8 AS redeemed, coalesce(sum(expired), 0)::float8 AS expired,
                  coalesce(sum(available + pending + held), 0)::float8 AS outstanding, coalesce(sum(pending), 0)::float8 AS pending
           FROM point_balance WHERE $1::uuid IS NULL OR tenant_id = $1`,
    values: [tenantId, now],
  });
  if (!row) throw new Error("A sum gave no row");
  return row;
}

const unlocksOf = (tx: Queryable, { tenantId }: Scope): Promise<GamificationAnalytics["unlocks"]> =>
  tx.query({
    name: "gamification-unlocks",
    text: `SELECT d.surface, count(*)::int AS definitions,
                  count(*) FILTER (WHERE EXISTS (SELECT FROM achievement_award a WHERE a.definition_key = d.key AND a.taken_back_at IS NULL AND ($1::uuid IS NULL OR a.tenant_id = $1)))::int AS earned
           FROM achievement_definition d WHERE d.status = 'published' AND (d.tenant_id IS NULL OR d.tenant_id = $1) GROUP BY d.surface ORDER BY d.surface`,
    values: [tenantId],
  });

/** Each week, also one in which nothing happened. */
const weeksOf = (tx: Queryable, { tenantId, timeZone, now }: Scope): Promise<GamificationAnalytics["weeks"]> =>
  tx.query({
    name: "gamification-weeks",
    text: `SELECT w::date::text AS "startsOn", coalesce(sum(l.lifetime), 0)::float8 AS earned, coalesce(sum(l.redeemed), 0)::float8 AS redeemed,
                  coalesce(sum(l.expired), 0)::float8 AS expired, count(DISTINCT (l.tenant_id, l.user_id)) FILTER (WHERE l.lifetime > 0)::int AS people
           FROM generate_series(date_trunc('week', $3::timestamptz AT TIME ZONE $2) - make_interval(weeks => ${ANALYTICS_WEEKS - 1}), $3::timestamptz AT TIME ZONE $2, '1 week') w
           LEFT JOIN ledger_entry l ON l.created_at >= w AT TIME ZONE $2 AND l.created_at < (w + interval '1 week') AT TIME ZONE $2 AND ($1::uuid IS NULL OR l.tenant_id = $1)
           GROUP BY w ORDER BY w`,
    values: [tenantId, timeZone, now],
  });

/** Months in which somebody's first points came, and how many of those people came back. */
async function cohortsOf(tx: Queryable, { tenantId, timeZone, now }: Scope): Promise<GamificationAnalytics["cohorts"]> {
  const rows = await tx.query<{ month: string; age: number; people: number }>({
    name: "gamification-cohorts",
    text: `WITH months AS (
             SELECT DISTINCT tenant_id, user_id, date_trunc('month', created_at AT TIME ZONE $2) AS month FROM ledger_entry
             WHERE lifetime > 0 AND ($1::uuid IS NULL OR tenant_id = $1)
           ), firsts AS (SELECT tenant_id, user_id, min(month) AS first FROM months GROUP BY 1, 2)
           SELECT f.first::date::text AS month,
                  (extract(year FROM age(m.month, f.first)) * 12 + extract(month FROM age(m.month, f.first)))::int AS age, count(*)::int AS people
           FROM firsts f JOIN months m ON m.tenant_id = f.tenant_id AND m.user_id = f.user_id
           WHERE f.first >= date_trunc('month', $3::timestamptz AT TIME ZONE $2) - make_interval(months => ${ANALYTICS_MONTHS - 1})
           GROUP BY 1, 2 ORDER BY 1, 2`,
    values: [tenantId, timeZone, now],
  });
  const [today] = await tx.query<{ month: string }>({
    name: "gamification-month",
    text: "SELECT date_trunc('month', $2::timestamptz AT TIME ZONE $1)::date::text AS month",
    values: [timeZone, now],
  });
  const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return [...new Set(rows.map(({ month }) => month))].map((month) => {
    const ages = monthNumber(today?.month ?? month) - monthNumber(month) + 1;
    const active = Array.from({ length: ages }, (_, age) => rows.find((row) => row.month === month && row.age === age)?.people ?? 0);
    return { month, people: active[0] ?? 0, active };
  });
}
