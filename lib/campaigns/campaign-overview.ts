import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { newestDay } from "./figures/newest-day.ts";
import { sumFigures } from "./figures/sum-figures.ts";
import { dayIn, type Period, periodsUntil } from "./period.ts";
import { CAMPAIGN_COLUMNS, type CampaignRow, campaignFigures, campaignListItemOf } from "./queries.ts";
import { figuresOf, sumOf } from "./ratios.ts";
import type { DayCounts, Overview, OverviewInput } from "./schema.ts";

const TOP_CAMPAIGNS = 5;
const MOST_DAYS = 200;

/**
 * What the tenant's campaigns achieved in the last `days` days that are known, compared with as many days before. The
 * period ends with the newest day that has figures, so that days that were not imported yet do not look like a fall.
 */
export async function campaignOverview(context: TenantContext, { days }: OverviewInput): Promise<Overview> {
  requirePermission(context, "campaign.read");
  const { tenant, clock } = context;
  return readInTenant(context, async (tx) => {
    const { lastDay, activeCampaigns } = await newestDay(tx, tenant.id, tenant.currency);
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

/** The same sums as everywhere else, oldest first. */
async function dailySums(tx: Queryable, tenant: Tenant, period: Period): Promise<DayCounts[]> {
  const { rows } = await sumFigures(tx, tenant.id, { period, currency: tenant.currency, grain: "day", by: [], limit: MOST_DAYS });
  return rows
    .flatMap(({ from, figures: { impressions, clicks, conversions, spendMinor, revenueMinor } }) =>
      from === null ? [] : [{ day: from, impressions, clicks, conversions, spendMinor, revenueMinor }],
    )
    .reverse();
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
