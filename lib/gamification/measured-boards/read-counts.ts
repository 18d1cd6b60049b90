import type { Queryable } from "#lib/platform/database";
import type { CompanyWindow } from "./calendar.ts";
import type { CompanyCounts } from "./measures.ts";

const NOTHING: CompanyCounts = {
  impressions: 0,
  clicks: 0,
  conversions: 0,
  spendMinor: 0,
  revenueMinor: 0,
  figureRows: 0,
  conversionsBefore: 0,
  revenueMinorBefore: 0,
  figureRowsBefore: 0,
  channelsBegun: 0,
  channelRows: 0,
  kindsBegun: 0,
  kindRows: 0,
  activityRows: 0,
  activeMembers: 0,
  memberDays: 0,
  sessions: 0,
  points: 0,
  pointEntries: 0,
  achievements: 0,
};
type Counted = { tenantId: string } & { [Count in keyof CompanyCounts]?: bigint };

/** What was counted of each company in a period. */
export async function readCounts(tx: Queryable, tenantIds: readonly string[], window: CompanyWindow): Promise<Map<string, CompanyCounts>> {
  const rows = [
    ...(await figuresOf(tx, tenantIds, window)),
    ...(await begunBy(tx, tenantIds, window)),
    ...(await membersOf(tx, tenantIds)),
    ...(await sessionsOf(tx, tenantIds, window)),
    ...(await pointsOf(tx, tenantIds, window)),
    ...(await awardsOf(tx, tenantIds, window)),
  ];
  const counts = new Map(tenantIds.map((tenantId) => [tenantId, { ...NOTHING }]));
  for (const { tenantId, ...counted } of rows) {
    const own = counts.get(tenantId);
    if (own) Object.assign(own, Object.fromEntries(Object.entries(counted).map(([count, value]) => [count, Number(value ?? 0n)])));
  }
  return counts;
}

/** Figures of campaigns, as they are dated; the days before only where they are compared with. */
const figuresOf = (tx: Queryable, tenantIds: readonly string[], { since, until, before }: CompanyWindow): Promise<Counted[]> =>
  tx.query({
    name: "company-figures",
    text: `SELECT tenant_id AS "tenantId", sum(impressions) FILTER (WHERE day >= $2)::bigint AS impressions, sum(clicks) FILTER (WHERE day >= $2)::bigint AS clicks,
                  sum(conversions) FILTER (WHERE day >= $2)::bigint AS conversions, sum(spend_minor) FILTER (WHERE day >= $2)::bigint AS "spendMinor",
                  sum(revenue_minor) FILTER (WHERE day >= $2)::bigint AS "revenueMinor", sum(rows) FILTER (WHERE day >= $2)::bigint AS "figureRows",
                  sum(conversions) FILTER (WHERE day < $5)::bigint AS "conversionsBefore", sum(revenue_minor) FILTER (WHERE day < $5)::bigint AS "revenueMinorBefore",
                  sum(rows) FILTER (WHERE day < $5)::bigint AS "figureRowsBefore"
           FROM tenant_campaign_days
           WHERE tenant_id = ANY($1::uuid[]) AND (day >= $2::date AND day < $3::date OR day >= $4::date AND day < $5::date) GROUP BY tenant_id`,
    values: [tenantIds, since, until, before?.since ?? since, before?.until ?? since],
  });

/** Channels and kinds of campaigns whose first figures are of the period. */
const begunBy = (tx: Queryable, tenantIds: readonly string[], { since, until }: CompanyWindow): Promise<Counted[]> =>
  tx.query({
    name: "company-begun",
    text: `SELECT tenant_id AS "tenantId", count(*) FILTER (WHERE of_channel AND first >= $2::date) AS "channelsBegun",
                  sum(rows) FILTER (WHERE of_channel AND first >= $2::date)::bigint AS "channelRows",
                  count(*) FILTER (WHERE NOT of_channel AND first >= $2::date) AS "kindsBegun",
                  sum(rows) FILTER (WHERE NOT of_channel AND first >= $2::date)::bigint AS "kindRows", sum(rows) FILTER (WHERE of_channel)::bigint AS "activityRows"
           FROM (SELECT tenant_id, grouping(channel) = 0 AS of_channel, min(day) AS first, sum(rows) AS rows FROM tenant_campaign_activity
                 WHERE tenant_id = ANY($1::uuid[]) AND day < $3::date GROUP BY GROUPING SETS ((tenant_id, channel), (tenant_id, type))) begun
           GROUP BY tenant_id`,
    values: [tenantIds, since, until],
  });

const membersOf = (tx: Queryable, tenantIds: readonly string[]): Promise<Counted[]> =>
  tx.query({
    name: "company-members",
    text: `SELECT tenant_id AS "tenantId", count(*) AS "activeMembers" FROM membership WHERE tenant_id = ANY($1::uuid[]) AND status = 'active' GROUP BY tenant_id`,
    values: [tenantIds],
  });

// A day of the calendar in UTC, as a moment.
const FROM = "($2::date::timestamp AT TIME ZONE 'UTC')";
const UNTIL = "($3::date::timestamp AT TIME ZONE 'UTC')";

const sessionsOf = (tx: Queryable, tenantIds: readonly string[], { since, until }: CompanyWindow): Promise<Counted[]> =>
  tx.query({
    name: "company-sessions",
    text: `SELECT e.tenant_id AS "tenantId", count(DISTINCT (e.actor_id, (e.at AT TIME ZONE 'UTC')::date)) AS "memberDays", count(*) AS sessions
           FROM achievement_event e JOIN membership m ON m.tenant_id = e.tenant_id AND m.user_id = e.actor_id AND m.status = 'active'
           WHERE e.tenant_id = ANY($1::uuid[]) AND e.name = 'session.opened' AND e.at >= ${FROM} AND e.at < ${UNTIL} GROUP BY e.tenant_id`,
    values: [tenantIds, since, until],
  });

const pointsOf = (tx: Queryable, tenantIds: readonly string[], { since, until }: CompanyWindow): Promise<Counted[]> =>
  tx.query({
    name: "company-points",
    text: `SELECT l.tenant_id AS "tenantId", sum(l.lifetime)::bigint AS points, count(*) AS "pointEntries"
           FROM ledger_entry l JOIN membership m ON m.tenant_id = l.tenant_id AND m.user_id = l.user_id AND m.status = 'active'
           WHERE l.tenant_id = ANY($1::uuid[]) AND l.created_at >= ${FROM} AND l.created_at < ${UNTIL} GROUP BY l.tenant_id`,
    values: [tenantIds, since, until],
  });

const awardsOf = (tx: Queryable, tenantIds: readonly string[], { since, until }: CompanyWindow): Promise<Counted[]> =>
  tx.query({
    name: "company-awards",
    text: `SELECT tenant_id AS "tenantId", count(*) AS achievements FROM achievement_award
           WHERE tenant_id = ANY($1::uuid[]) AND taken_back_at IS NULL AND awarded_at >= ${FROM} AND awarded_at < ${UNTIL} GROUP BY tenant_id`,
    values: [tenantIds, since, until],
  });
