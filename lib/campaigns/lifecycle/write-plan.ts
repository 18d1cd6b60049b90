import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { type FieldIssue, invalid } from "#lib/platform/errors";
import { mayMeanThousands, minorUnitsOf, TWO_AMOUNTS } from "#lib/platform/money";
import type { CampaignPlan } from "./schema.ts";

/** A plan as columns; `channels` have a table of their own. */
interface PlanColumns {
  name: string;
  type: string;
  ownerId: string | null;
  startsOn: Date;
  endsOn: Date | null;
  budgetMinor: bigint;
  audienceWho: string;
  audienceWhere: string;
  audienceInterests: string;
  audienceAgeFrom: number | null;
  audienceAgeTo: number | null;
  goalImpressions: number | null;
  goalClicks: number | null;
  goalConversions: number | null;
  goalRevenueMinor: bigint | null;
  landingUrl: string;
  utmCampaign: string;
}

export interface PlanToWrite {
  columns: PlanColumns;
  channels: { channel: string; budgetMinor: bigint | null }[];
}

/**
 * What of a plan is written. @throws `invalid` for amounts with more decimals than the currency knows, and for an owner who is no
 * member, each at its field
 */
export async function planToWrite({ tenant }: TenantContext, tx: Queryable, plan: CampaignPlan, currency: string): Promise<PlanToWrite> {
  const issues: FieldIssue[] = [];
  const minor = (path: string, amount: string): bigint => {
    const units = minorUnitsOf(amount, currency);
    if (mayMeanThousands(amount, currency)) issues.push({ path, message: TWO_AMOUNTS });
    else if (units === null) issues.push({ path, message: `This amount has more decimals than ${currency} knows.` });
    return units ?? 0n;
  };
  const { budget, goalRevenue, channels, startsOn, endsOn, ...rest } = plan;
  const toWrite = {
    columns: {
      ...rest,
      startsOn: dayAsDate(startsOn),
      endsOn: endsOn === null ? null : dayAsDate(endsOn),
      budgetMinor: minor("budget", budget),
      goalRevenueMinor: goalRevenue === null || Number(goalRevenue) === 0 ? null : minor("goalRevenue", goalRevenue),
    },
    channels: channels.map((each) => ({ channel: each.channel, budgetMinor: each.budget === null ? null : minor("channels", each.budget) })),
  };
  if (plan.ownerId !== null && !(await isMember(tx, tenant.id, plan.ownerId)))
    issues.push({ path: "ownerId", message: "Choose somebody who is a member of this portal." });
  if (issues.length > 0) throw invalid("Some fields need attention.", issues);
  return toWrite;
}

/** Gives a campaign these channels and no others. */
export async function writeChannels({ tenant }: TenantContext, tx: Queryable, campaignId: string, channels: PlanToWrite["channels"]): Promise<void> {
  const values = [tenant.id, campaignId];
  await tx.query({
    text: "DELETE FROM campaign_channel WHERE tenant_id = $1::uuid AND campaign_id = $2::uuid AND NOT channel = ANY($3::text[])",
    values: [...values, channels.map(({ channel }) => channel)],
  });
  await tx.query({
    text: `INSERT INTO campaign_channel (tenant_id, campaign_id, channel, budget_minor)
           SELECT $1::uuid, $2::uuid, channel, budget FROM unnest($3::text[], $4::bigint[]) AS given (channel, budget)
           ON CONFLICT (tenant_id, campaign_id, channel) DO UPDATE SET budget_minor = excluded.budget_minor`,
    values: [...values, channels.map(({ channel }) => channel), channels.map(({ budgetMinor }) => budgetMinor)],
  });
}

/** Adds the channels that campaigns have figures of: what ran there was planned there, whoever told of it first. */
export async function adoptChannels(tx: Queryable, tenantId: string, campaignIds: string[]): Promise<void> {
  await tx.query({
    text: `INSERT INTO campaign_channel (tenant_id, campaign_id, channel)
           SELECT DISTINCT tenant_id, campaign_id, channel FROM campaign_channel_sum
           WHERE tenant_id = $1::uuid AND campaign_id = ANY($2::uuid[]) AND grain = 'month'
           ON CONFLICT DO NOTHING`,
    values: [tenantId, campaignIds],
  });
}

export const dayAsDate = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

async function isMember(tx: Queryable, tenantId: string, userId: string): Promise<boolean> {
  const found = await tx.query({
    text: "SELECT 1 FROM membership WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND status = 'active'",
    values: [tenantId, userId],
  });
  return found.length > 0;
}
