import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { keepWhile } from "#lib/platform/recent";
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
 * Return on what was spent, of the figures up to a day as they are now: a share may fall in the ordinary course of things, and only by the
 * figures of its own time it can be said whether it was reached. Null over no spend.
 */
export async function returnsUntil(tx: Queryable, tenantId: string, day: string): Promise<Pick<Measures, "roas" | "roi">> {
  const [row] = await tx.query<{ spend: number; revenue: number }>({
    name: "tenant-returns-until",
    text: `SELECT coalesce(sum(spend_minor), 0)::float8 AS spend, coalesce(sum(revenue_minor), 0)::float8 AS revenue
           FROM tenant_campaign_days WHERE tenant_id = $1::uuid AND day <= $2::date`,
    values: [tenantId, day],
  });
  const { spend, revenue } = row ?? { spend: 0, revenue: 0 };
  return spend > 0 ? { roas: revenue / spend, roi: (revenue - spend) / spend } : { roas: null, roi: null };
}

/** The same for one who only reads: kept while no campaign and no figure of the tenant changes. */
export async function keptMeasuresOf({ db, tenant }: Pick<TenantContext, "db" | "tenant">, tx: Queryable): Promise<Measures> {
  const [row] = await tx.query<{ stand: string }>({
    name: "stand-of-measures",
    text: "SELECT stand FROM tenant_campaign_stand WHERE tenant_id = $1::uuid",
    values: [tenant.id],
  });
  return keepWhile(db, `measures:${tenant.id}:${tenant.currency}`, row?.stand ?? "", () => measuresOf(tx, tenant.id));
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
