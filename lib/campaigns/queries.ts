import { figuresOf } from "./ratios.ts";
import type { CampaignListItem, Counts } from "./schema.ts";

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
  type: string;
  status: CampaignListItem["status"];
  currency: string;
  budget_minor: bigint;
  starts_on: string;
  ends_on: string | null;
  channels: string[];
  last_day: string | null;
}

export const CAMPAIGN_COLUMNS = "c.id, c.name, c.type, c.status, c.currency, c.budget_minor, c.starts_on::text AS starts_on, c.ends_on::text AS ends_on";

/** Sums of rows of `campaign_channel_day`; 0 over none. The sum of `bigint` is `numeric`, hence the casts. */
export const COUNT_SUMS = `coalesce(sum(d.impressions), 0)::bigint AS impressions, coalesce(sum(d.clicks), 0)::bigint AS clicks,
  coalesce(sum(d.conversions), 0)::bigint AS conversions, coalesce(sum(d.spend_minor), 0)::bigint AS spend_minor,
  coalesce(sum(d.revenue_minor), 0)::bigint AS revenue_minor`;

/** What a list item tells of its figures, beside the campaign's own columns. */
export const CAMPAIGN_FIGURES = `${COUNT_SUMS}, coalesce(array_agg(DISTINCT d.channel) FILTER (WHERE d.channel IS NOT NULL), '{}') AS channels,
  max(d.day)::text AS last_day`;

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
