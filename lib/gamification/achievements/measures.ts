import type { Queryable } from "#lib/platform/database";
import type { Measure } from "../conditions/shapes.ts";

/** The value of each measure; null is unknown. */
export type Measures = Record<Measure, number | null>;

interface MeasuresRow {
  campaigns_launched: bigint;
  campaigns_completed: bigint;
  channels_used: bigint;
  impressions: bigint;
  clicks: bigint;
  conversions: bigint;
  spend_minor: bigint;
  revenue_minor: bigint;
  days_with_figures: bigint;
  best_day_conversions: bigint;
  conversion_streak_days: bigint;
}

/**
 * All measures of a tenant. Until measures have a ledger of their own, two read-only views are the contract between the
 * campaigns and this room: `tenant_campaign_measures` (these figures) and `tenant_campaign_results` (whose campaign
 * brought how many conversions). They run with the caller's rights, so the tenant's wall holds; no table of another
 * room is read here.
 */
export async function measuresOf(tx: Queryable, tenantId: string): Promise<Measures> {
  const [row] = await tx.query<MeasuresRow>({
    name: "tenant-measures",
    text: `SELECT campaigns_launched, campaigns_completed, channels_used, impressions, clicks, conversions, spend_minor, revenue_minor,
                  days_with_figures, best_day_conversions, conversion_streak_days
           FROM tenant_campaign_measures WHERE tenant_id = $1::uuid`,
    values: [tenantId],
  });
  if (!row) throw new Error(`There are no measures of the tenant ${tenantId}: it is not visible here`);
  const spend = Number(row.spend_minor);
  const revenue = Number(row.revenue_minor);
  return {
    campaigns_launched: Number(row.campaigns_launched),
    campaigns_completed: Number(row.campaigns_completed),
    channels_used: Number(row.channels_used),
    impressions: Number(row.impressions),
    clicks: Number(row.clicks),
    conversions: Number(row.conversions),
    spend_minor: spend,
    revenue_minor: revenue,
    // Over no spend there is no return to speak of.
    roas: spend > 0 ? revenue / spend : null,
    roi: spend > 0 ? (revenue - spend) / spend : null,
    days_with_figures: Number(row.days_with_figures),
    best_day_conversions: Number(row.best_day_conversions),
    conversion_streak_days: Number(row.conversion_streak_days),
  };
}
