import type { Queryable } from "#lib/platform/database";
import type { ChannelDay } from "./figure-values.ts";

/**
 * The tenant's days of figures by channel. The view `tenant_campaign_days` is the contract with the campaigns: it runs with the
 * caller's rights, and no table of another room is read here.
 */
export async function channelDaysOf(tx: Queryable, tenantId: string): Promise<ChannelDay[]> {
  const rows = await tx.query<
    Record<"impressions" | "clicks" | "conversions" | "spend_minor" | "revenue_minor" | "rows", bigint> & {
      day: string;
      channel: string;
      changed_at: Date;
    }
  >({
    name: "portfolio-channel-days",
    text: `SELECT to_char(day, 'YYYY-MM-DD') AS day, channel, impressions, clicks, conversions, spend_minor, revenue_minor, rows, changed_at
           FROM tenant_campaign_days WHERE tenant_id = $1::uuid ORDER BY day, channel`,
    values: [tenantId],
  });
  return rows.map((row) => ({
    day: row.day,
    channel: row.channel,
    impressions: Number(row.impressions),
    clicks: Number(row.clicks),
    conversions: Number(row.conversions),
    spendMinor: Number(row.spend_minor),
    revenueMinor: Number(row.revenue_minor),
    rows: Number(row.rows),
    changedAt: row.changed_at,
  }));
}
