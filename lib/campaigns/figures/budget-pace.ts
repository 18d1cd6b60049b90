import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { dayIn } from "../period.ts";
import { paceOf } from "./pace.ts";
import type { BudgetPace } from "./pace-schema.ts";

const MOST = 8;
/** The sums go over all days of a campaign: of hundreds of campaigns they would cost more than the rest of the page. */
const LOOKED_AT = 12;

/**
 * How the budgets of the twelve active campaigns that end next are used up, those first that are furthest from an even pace. What was spent is
 * known up to the newest imported day, so the pace is measured on that day, not today. @param campaignId of this one alone
 */
export async function budgetPaces(context: TenantContext, campaignId: string | null = null): Promise<BudgetPace[]> {
  requirePermission(context, "campaign.read");
  const { tenant, clock } = context;
  const today = dayIn(tenant.timeZone, clock.now());
  const rows = await readInTenant(context, (tx) =>
    tx.query<{
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
             ) c LEFT JOIN LATERAL (
               SELECT sum(d.spend_minor) AS spent, max(d.day) AS last_day FROM campaign_channel_day d
               WHERE d.tenant_id = $1::uuid AND d.campaign_id = c.id AND d.day BETWEEN c.starts_on AND c.ends_on
             ) s ON true`,
      values: [tenant.id, today, campaignId],
    }),
  );
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
