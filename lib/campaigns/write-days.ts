import type { Queryable } from "#lib/platform/database";
import { minorUnitsOf } from "#lib/platform/money";
import { type KnownCampaign, refuseImport } from "./known-campaigns.ts";
import type { ImportedDay } from "./schema.ts";

const ROWS_PER_STATEMENT = 5_000;

/** Writes days by campaign, day and channel, over what is there. @throws `invalid` when one of them cannot be kept */
export async function writeDays(tx: Queryable, tenantId: string, days: ImportedDay[], campaigns: Map<string, KnownCampaign>): Promise<void> {
  const problems: string[] = [];
  const rows = days.map(({ campaign: key, spend, revenue, ...counts }) => {
    const campaign = campaigns.get(key);
    if (!campaign) problems.push(`There is no campaign with the key ${key}.`);
    const [spendMinor, revenueMinor] = [spend, revenue].map((amount) => (campaign ? minorUnitsOf(amount, campaign.currency) : 0n));
    if (spendMinor === null || revenueMinor === null) {
      problems.push(`An amount of ${key} on ${counts.day} has more decimals than its currency knows.`);
    }
    return { campaignId: campaign?.id, ...counts, spendMinor: String(spendMinor), revenueMinor: String(revenueMinor) };
  });
  refuseImport(problems);
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await tx.query({
      text: `INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor)
             SELECT $1::uuid, "campaignId", channel, day, impressions, clicks, conversions, "spendMinor", "revenueMinor"
             FROM json_to_recordset($2::json) AS r ("campaignId" uuid, channel text, day date, impressions int, clicks int, conversions int,
                                                    "spendMinor" bigint, "revenueMinor" bigint)
             ON CONFLICT (tenant_id, campaign_id, day, channel) DO UPDATE SET impressions = excluded.impressions, clicks = excluded.clicks,
               conversions = excluded.conversions, spend_minor = excluded.spend_minor, revenue_minor = excluded.revenue_minor`,
      values: [tenantId, JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))],
    });
  }
}
