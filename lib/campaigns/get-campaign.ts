import { z } from "zod";
import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { minorUnitsOf } from "#lib/platform/money";
import { keepAnswer } from "./figures/keep-answer.ts";
import { findPlanned } from "./lifecycle/planned-row.ts";
import { pacingOf } from "./pacing.ts";
import { CAMPAIGN_COLUMNS, CAMPAIGN_FIGURES, type CampaignRow, COUNT_SUMS, type CountsRow, campaignListItemOf, countsOf } from "./queries.ts";
import { figuresOf } from "./ratios.ts";
import type { CampaignDetail, Channel } from "./schema.ts";

const MAX_DAYS = 400;

/** One campaign with its plan, and its sums by channel and by day. @throws `not_found`, also for another tenant's and for what is no id */
export async function getCampaign(context: TenantContext, id: string): Promise<CampaignDetail> {
  requirePermission(context, "campaign.read");
  if (!z.uuid().safeParse(id).success) throw notFound("This campaign");
  return readInTenant(context, async (tx) => {
    const [figures, plan] = await Promise.all([
      keepAnswer(context, tx, ["campaign", id], () => figuresOfCampaign(tx, context.tenant.id, id)),
      findPlanned(context, tx, id),
    ]);
    return {
      ...figures,
      plan,
      goalRevenueMinor: plan.goalRevenue === null ? null : Number(minorUnitsOf(plan.goalRevenue, plan.currency)),
    };
  });
}

async function figuresOfCampaign(tx: Queryable, tenantId: string, id: string): Promise<Omit<CampaignDetail, "plan" | "goalRevenueMinor">> {
  const values = [tenantId, id];
  const [campaign] = await tx.query<CampaignRow>({
    name: "get-campaign",
    text: `SELECT ${CAMPAIGN_COLUMNS}, f.* FROM campaign c CROSS JOIN LATERAL (${CAMPAIGN_FIGURES}) f
             WHERE c.tenant_id = $1::uuid AND c.id = $2::uuid`,
    values,
  });
  if (!campaign) throw notFound("This campaign");
  const channels = await tx.query<CountsRow & { channel: Channel }>({
    name: "campaign-channels",
    text: `SELECT d.channel, ${COUNT_SUMS} FROM campaign_channel_sum d
             WHERE d.tenant_id = $1::uuid AND d.campaign_id = $2::uuid AND d.grain = 'month' GROUP BY d.channel ORDER BY sum(d.spend_minor) DESC, d.channel LIMIT 100`,
    values,
  });
  const days = await tx.query<CountsRow & { day: string }>({
    name: "campaign-days",
    text: `SELECT newest.day::text AS day, newest.impressions, newest.clicks, newest.conversions, newest.spend_minor, newest.revenue_minor FROM (
               SELECT * FROM campaign_day_sum WHERE tenant_id = $1::uuid AND campaign_id = $2::uuid ORDER BY day DESC LIMIT ${MAX_DAYS}
             ) newest ORDER BY newest.day`,
    values,
  });
  const item = campaignListItemOf(campaign);
  const { budgetMinor, startsOn, endsOn, lastDay, figures } = item;
  const byDay = days.map((row) => ({ day: row.day, ...countsOf(row) }));
  return {
    ...item,
    channelTotals: channels.map((row) => ({ channel: row.channel, figures: figuresOf(countsOf(row)) })),
    days: byDay,
    pacing: pacingOf({ budgetMinor, startsOn, endsOn, lastDay, spentMinor: figures.spendMinor, days: byDay }),
  };
}
