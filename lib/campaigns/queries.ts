import { figuresOf } from "./ratios.ts";
import type { CampaignListItem, Channel, Counts } from "./schema.ts";

/** Sums of days, as PostgreSQL gives them. */
export interface CountsRow {
  impressions: bigint;
  clicks: bigint;
  conversions: bigint;
  spend_minor: bigint;
  revenue_minor: bigint;
}

export interface CampaignRow extends CountsRow {
  id: string;
  name: string;
  type: CampaignListItem["type"];
  status: CampaignListItem["status"];
  currency: string;
  budget_minor: bigint;
  starts_on: string;
  ends_on: string | null;
  channels: Channel[];
  last_day: string | null;
}

export const CAMPAIGN_COLUMNS =
  "c.id, c.name, c.type, c.status, c.currency, c.budget_minor, c.starts_on::text AS starts_on, c.ends_on::text AS ends_on";

/** Sums of rows `d` that have these figures; 0 over none. The sum of `bigint` is `numeric`, hence the casts. */
export const COUNT_SUMS = `coalesce(sum(d.impressions), 0)::bigint AS impressions, coalesce(sum(d.clicks), 0)::bigint AS clicks,
  coalesce(sum(d.conversions), 0)::bigint AS conversions, coalesce(sum(d.spend_minor), 0)::bigint AS spend_minor,
  coalesce(sum(d.revenue_minor), 0)::bigint AS revenue_minor`;

/** The figures of the campaign `c` as a list item tells them, from its sums by month; `$1` is the tenant. */
export const CAMPAIGN_FIGURES = `SELECT ${COUNT_SUMS}, coalesce(array_agg(d.channel ORDER BY d.channel), '{}') AS channels, max(d.last_day)::text AS last_day FROM (
    SELECT d.channel, ${COUNT_SUMS}, max(d.last_day) AS last_day FROM campaign_channel_sum d
    WHERE d.tenant_id = $1::uuid AND d.campaign_id = c.id AND d.grain = 'month' GROUP BY d.channel
  ) d`;

export function countsOf(row: CountsRow): Counts {
  return {
    impressions: safeInteger(row.impressions),
    clicks: safeInteger(row.clicks),
    conversions: safeInteger(row.conversions),
    spendMinor: safeInteger(row.spend_minor),
    revenueMinor: safeInteger(row.revenue_minor),
  };
}

export function campaignListItemOf(row: CampaignRow): CampaignListItem {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    status: row.status,
    currency: row.currency,
    budgetMinor: safeInteger(row.budget_minor),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    channels: row.channels,
    figures: figuresOf(countsOf(row)),
    lastDay: row.last_day,
  };
}

/** A wrong sum is worse than none, so beyond 2^53 it is an error. */
function safeInteger(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`A sum of figures is too large to be exact: ${value}`);
  return number;
}
