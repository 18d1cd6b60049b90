import { Client } from "pg";

interface Filling {
  campaigns: number;
  days: number;
}

/** Fills a tenant with campaigns that have figures on all nine channels on each of the last days. Nothing is random. @returns how many rows */
export async function fillWithFigures(ownerUrl: string, tenantId: string, { campaigns, days }: Filling): Promise<number> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SET ROLE bizosaas_platform");
    await client.query(
      `INSERT INTO campaign (id, tenant_id, external_key, name, type, status, budget_minor, currency, starts_on, ends_on)
       SELECT uuidv7(n * interval '-1 minute'), $1, 'c' || n, 'Campaign ' || n, 'launch', 'active', 90000000, 'EUR', current_date - $3::int, current_date + 100
       FROM generate_series(1, $2::int) n`,
      [tenantId, campaigns, days],
    );
    const { rowCount } = await client.query(
      `INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor)
       SELECT $1, c.id, channel, day, 1000 + n * 37 % 900, 20 + n * 13 % 60, n % 9, 900 + n * 29 % 7000, n * 53 % 40000
       FROM (SELECT current_date - 1 - n AS day, n FROM generate_series(0, $2::int - 1) n) days
       CROSS JOIN campaign c CROSS JOIN unnest(ARRAY['email','linkedin','google_ads','facebook','instagram','x','tiktok','youtube','content']) channel
       WHERE c.tenant_id = $1`,
      [tenantId, days],
    );
    await client.query("RESET ROLE");
    await client.query("ANALYZE campaign_channel_day, campaign_day_sum, campaign_channel_sum, campaign");
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}
