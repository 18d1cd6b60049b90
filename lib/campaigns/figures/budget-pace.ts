import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { dayIn } from "#lib/platform/clock";
import type { Queryable } from "#lib/platform/database";
import { keepAnswer } from "./keep-answer.ts";
import { paceOf } from "./pace.ts";
import type { BudgetPace } from "./pace-schema.ts";

const MOST = 8;
const LOOKED_AT = 100;

/**
 * How the budgets of the hundred active campaigns that end next are used up, those eight that are furthest from an even pace. What was spent is
 * known up to the newest imported day, so the pace is measured on that day, not today. @param campaignId of this one alone
 */
export async function budgetPaces(context: TenantContext, campaignId: string | null = null): Promise<BudgetPace[]> {
  requirePermission(context, "campaign.read");
  const { tenant, clock } = context;
  const today = dayIn(clock.now(), tenant.timeZone);
  return readInTenant(context, (tx) => keepAnswer(context, tx, ["paces", today, campaignId], () => pacesOn(tx, tenant.id, today, campaignId)));
}

async function pacesOn(tx: Queryable, tenantId: string, today: string, campaignId: string | null): Promise<BudgetPace[]> {
  const rows = await tx.query<{
    id: string;
    name: string;
    currency: string;
    budget_minor: bigint;
    starts_on: string;
    ends_on: string;
    spent_minor: bigint;
    last_day: string | null;
  }>({
    name: "budget-paces",
    text: `SELECT c.id, c.name, c.currency, c.budget_minor, c.starts_on::text AS starts_on, c.ends_on::text AS ends_on,
                    coalesce(s.spent, 0)::bigint AS spent_minor, s.last_day::text AS last_day
             FROM (
               SELECT * FROM campaign c WHERE c.tenant_id = $1::uuid AND c.status = 'active' AND c.budget_minor > 0 AND c.ends_on >= $2::date
                 AND ($3::uuid IS NULL OR c.id = $3::uuid)
               ORDER BY c.ends_on, c.id LIMIT ${LOOKED_AT}
             ) c
             -- The months that lie within its days as a whole, and the days before and after them.
             CROSS JOIN LATERAL (SELECT (date_trunc('month', c.starts_on::timestamp - interval '1 day') + interval '1 month')::date AS first_month,
                                        date_trunc('month', c.ends_on::timestamp + interval '1 day')::date AS after_months) w
             LEFT JOIN LATERAL (
               SELECT sum(part.spend_minor) AS spent, max(part.last_day) AS last_day FROM (
                 SELECT m.spend_minor, m.last_day FROM campaign_channel_sum m
                 WHERE m.tenant_id = $1::uuid AND m.campaign_id = c.id AND m.grain = 'month' AND m.from_day >= w.first_month AND m.from_day < w.after_months
                 UNION ALL
                 SELECT d.spend_minor, d.day FROM campaign_day_sum d
                 WHERE d.tenant_id = $1::uuid AND d.campaign_id = c.id AND d.day >= c.starts_on AND d.day < least(w.first_month, c.ends_on + 1)
                 UNION ALL
                 SELECT d.spend_minor, d.day FROM campaign_day_sum d
                 WHERE d.tenant_id = $1::uuid AND d.campaign_id = c.id AND d.day >= greatest(w.first_month, w.after_months) AND d.day <= c.ends_on
               ) part
             ) s ON true`,
    values: [tenantId, today, campaignId],
  });
  return rows
    .map((row) =>
      paceOf({
        campaignId: row.id,
        campaignName: row.name,
        currency: row.currency,
        budgetMinor: Number(row.budget_minor),
        spentMinor: Number(row.spent_minor),
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        lastDay: row.last_day,
        today,
      }),
    )
    .sort((a, b) => Math.abs((b.pace ?? 1) - 1) - Math.abs((a.pace ?? 1) - 1) || a.campaignId.localeCompare(b.campaignId))
    .slice(0, MOST);
}
