import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { dayIn, type Period, periodsUntil } from "./period.ts";
import { CAMPAIGN_COLUMNS, type CampaignRow, COUNT_SUMS, type CountsRow, campaignFigures, campaignListItemOf, countsOf } from "./queries.ts";
import { figuresOf, sumOf } from "./ratios.ts";
import type { DayCounts, Overview, OverviewInput } from "./schema.ts";

const TOP_CAMPAIGNS = 5;

/**
 * What the tenant's campaigns achieved in the last `days` days that are known, compared with as many days before. The
 * period ends with the newest day that has figures, so that days that were not imported yet do not look like a fall.
 */
export async function campaignOverview(context: TenantContext, { days }: OverviewInput): Promise<Overview> {
  requirePermission(context, "campaign.read");
  const { tenant, clock } = context;
  return readInTenant(context, async (tx) => {
    const { lastDay, activeCampaigns } = await freshness(tx, tenant);
    const { period, previous } = periodsUntil(lastDay ?? dayIn(tenant.timeZone, clock.now()), days);
    const both = await dailySums(tx, tenant, { from: previous.from, to: period.to });
    const inPeriod = both.filter((row) => row.day >= period.from);
    const before = both.filter((row) => row.day < period.from);
    return {
      period,
      previous,
      lastDay,
      currency: tenant.currency,
      totals: figuresOf(sumOf(inPeriod)),
      previousTotals: before.length > 0 ? figuresOf(sumOf(before)) : null,
      days: inPeriod,
      activeCampaigns,
      campaigns: (await topCampaigns(tx, tenant, period)).map(campaignListItemOf),
    };
  });
}

type Tenant = TenantContext["tenant"];

async function freshness(tx: Queryable, tenant: Tenant): Promise<{ lastDay: string | null; activeCampaigns: number }> {
  const [row] = await tx.query<{ last_day: string | null; active: number }>({
    name: "campaign-freshness",
    // Each campaign's newest day is the end of its part of the primary key; a maximum over all days would read them all.
    text: `SELECT max(newest.day)::text AS last_day, count(*) FILTER (WHERE c.status = 'active')::int AS active
           FROM campaign c LEFT JOIN LATERAL (
             SELECT d.day FROM campaign_channel_day d
             WHERE d.tenant_id = $1::uuid AND d.campaign_id = c.id AND c.currency = $2 ORDER BY d.day DESC LIMIT 1
           ) newest ON true WHERE c.tenant_id = $1::uuid`,
    values: [tenant.id, tenant.currency],
  });
  return { lastDay: row?.last_day ?? null, activeCampaigns: row?.active ?? 0 };
}

async function dailySums(tx: Queryable, tenant: Tenant, { from, to }: Period): Promise<DayCounts[]> {
  const rows = await tx.query<CountsRow & { day: string }>({
    name: "campaign-daily-sums",
    text: `SELECT d.day::text AS day, ${COUNT_SUMS} FROM campaign_channel_day d JOIN campaign c ON c.tenant_id = d.tenant_id AND c.id = d.campaign_id
           WHERE d.tenant_id = $1::uuid AND c.currency = $2 AND d.day BETWEEN $3::date AND $4::date GROUP BY d.day ORDER BY d.day`,
    values: [tenant.id, tenant.currency, from, to],
  });
  return rows.map((row) => ({ day: row.day, ...countsOf(row) }));
}

function topCampaigns(tx: Queryable, tenant: Tenant, { from, to }: Period): Promise<CampaignRow[]> {
  return tx.query<CampaignRow>({
    name: "campaign-top",
    // First which five, in one pass over the period; then what a list item tells, of those alone.
    text: `SELECT ${CAMPAIGN_COLUMNS}, f.* FROM (
             SELECT c.* FROM campaign c LEFT JOIN (
               SELECT d.campaign_id, sum(d.revenue_minor) AS revenue, sum(d.conversions) AS conversions FROM campaign_channel_day d
               WHERE d.tenant_id = $1::uuid AND d.day BETWEEN $3::date AND $4::date GROUP BY d.campaign_id
             ) s ON s.campaign_id = c.id WHERE c.tenant_id = $1::uuid AND c.currency = $2
             ORDER BY coalesce(s.revenue, 0) DESC, coalesce(s.conversions, 0) DESC, c.starts_on DESC, c.id LIMIT ${TOP_CAMPAIGNS}
           ) c CROSS JOIN LATERAL (${campaignFigures("AND d.day BETWEEN $3::date AND $4::date")}) f
           ORDER BY f.revenue_minor DESC, f.conversions DESC, c.starts_on DESC, c.id`,
    values: [tenant.id, tenant.currency, from, to],
  });
}
