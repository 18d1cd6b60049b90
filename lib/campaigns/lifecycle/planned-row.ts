import { z } from "zod";
import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { decimalAmountOf } from "#lib/platform/money";
import type { CampaignStatus, CampaignType, Channel } from "../kinds.ts";
import type { CampaignPlan, PlannedCampaign } from "./schema.ts";

interface PlannedRow {
  id: string;
  name: string;
  type: CampaignType;
  status: CampaignStatus;
  currency: string;
  version: number;
  owner_id: string | null;
  owner_name: string | null;
  starts_on: string;
  ends_on: string | null;
  budget_minor: bigint;
  channels: { channel: Channel; budget: string | null }[];
  audience_who: string;
  audience_where: string;
  audience_interests: string;
  audience_age_from: number | null;
  audience_age_to: number | null;
  goal_impressions: number | null;
  goal_clicks: number | null;
  goal_conversions: number | null;
  goal_revenue_minor: bigint | null;
  landing_url: string;
  utm_campaign: string;
  archived_from: CampaignStatus | null;
  launched_at: Date | null;
  completed_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = `c.id, c.name, c.type, c.status, c.currency, c.version, c.owner_id, u.name AS owner_name, c.starts_on::text AS starts_on,
  c.ends_on::text AS ends_on, c.budget_minor, c.audience_who, c.audience_where, c.audience_interests, c.audience_age_from, c.audience_age_to,
  c.goal_impressions, c.goal_clicks, c.goal_conversions, c.goal_revenue_minor, c.landing_url, c.utm_campaign, c.archived_from, c.launched_at,
  c.completed_at, c.created_at, c.updated_at,
  (SELECT coalesce(json_agg(json_build_object('channel', k.channel, 'budget', k.budget_minor::text) ORDER BY k.channel), '[]')
   FROM campaign_channel k WHERE k.tenant_id = c.tenant_id AND k.campaign_id = c.id) AS channels`;

/**
 * A campaign as it is planned. @param lock for a change: until the transaction ends nobody else changes it
 * @throws `not_found`, also for another tenant's and for what is no id
 */
export async function findPlanned({ tenant }: TenantContext, tx: Queryable, id: string, lock: "lock" | "look" = "look"): Promise<PlannedCampaign> {
  if (!z.uuid().safeParse(id).success) throw notFound("This campaign");
  const [row] = await tx.query<PlannedRow>({
    name: `planned-campaign:${lock}`,
    text: `SELECT ${COLUMNS} FROM campaign c LEFT JOIN "user" u ON u.id = c.owner_id
           WHERE c.tenant_id = $1::uuid AND c.id = $2::uuid ${lock === "lock" ? "FOR UPDATE OF c" : ""}`,
    values: [tenant.id, id],
  });
  if (!row) throw notFound("This campaign");
  return plannedOf(row);
}

function plannedOf(row: PlannedRow): PlannedCampaign {
  const { currency } = row;
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    status: row.status,
    currency,
    version: row.version,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    budget: decimalAmountOf(row.budget_minor, currency),
    channels: row.channels.map(({ channel, budget }) => ({ channel, budget: budget === null ? null : decimalAmountOf(BigInt(budget), currency) })),
    audienceWho: row.audience_who,
    audienceWhere: row.audience_where,
    audienceInterests: row.audience_interests,
    audienceAgeFrom: row.audience_age_from,
    audienceAgeTo: row.audience_age_to,
    goalImpressions: row.goal_impressions,
    goalClicks: row.goal_clicks,
    goalConversions: row.goal_conversions,
    goalRevenue: row.goal_revenue_minor === null ? null : decimalAmountOf(row.goal_revenue_minor, currency),
    landingUrl: row.landing_url,
    utmCampaign: row.utm_campaign,
    archivedFrom: row.archived_from,
    launchedAt: row.launched_at?.toISOString() ?? null,
    completedAt: row.completed_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** The plan of a campaign, as a form sends it. */
export function planOf(campaign: PlannedCampaign): CampaignPlan {
  const { name, type, ownerId, startsOn, endsOn, budget, channels } = campaign;
  const { audienceWho, audienceWhere, audienceInterests, audienceAgeFrom, audienceAgeTo } = campaign;
  const { goalImpressions, goalClicks, goalConversions, goalRevenue, landingUrl, utmCampaign } = campaign;
  return {
    ...{ name, type, ownerId, startsOn, endsOn, budget, channels },
    ...{ audienceWho, audienceWhere, audienceInterests, audienceAgeFrom, audienceAgeTo },
    ...{ goalImpressions, goalClicks, goalConversions, goalRevenue, landingUrl, utmCampaign },
  };
}

/** A plan as people read it, to be compared field by field: amounts alike, channels as text. */
export function comparable(plan: CampaignPlan, currency: string): Record<string, unknown> {
  const amount = (text: string | null) => text && alike(text, currency);
  return {
    ...plan,
    budget: amount(plan.budget),
    goalRevenue: amount(plan.goalRevenue),
    channels: plan.channels.map(({ channel, budget }) => (budget === null ? channel : `${channel} ${amount(budget)}`)).toSorted(),
  };
}

function alike(text: string, currency: string): string {
  const [whole = "0", fraction = ""] = text.split(".");
  const [, decimals = ""] = decimalAmountOf(0, currency).split(".");
  const kept = fraction.slice(0, Math.max(decimals.length, fraction.replace(/0+$/, "").length)).padEnd(decimals.length, "0");
  return kept === "" ? String(BigInt(whole)) : `${BigInt(whole)}.${kept}`;
}
