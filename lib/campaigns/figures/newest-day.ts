import type { Queryable } from "#lib/platform/database";

/** The newest day with figures in a currency, and how many campaigns are active. */
export async function newestDay(
  tx: Queryable,
  tenantId: string,
  currency: string,
): Promise<{ lastDay: string | null; activeCampaigns: number; otherCurrencies: string[] }> {
  const [row] = await tx.query<{ last_day: string | null; active: number; others: string[] | null }>({
    name: "campaign-newest-day",
    // Each campaign's newest day is the end of its part of the primary key; a maximum over all days would read them all.
    text: `SELECT max(newest.day)::text AS last_day, count(*) FILTER (WHERE c.status = 'active')::int AS active,
                  array_agg(DISTINCT c.currency) FILTER (WHERE c.currency <> $2) AS others
           FROM campaign c LEFT JOIN LATERAL (
             SELECT d.day FROM campaign_day_sum d
             WHERE d.tenant_id = $1::uuid AND d.campaign_id = c.id AND c.currency = $2 ORDER BY d.day DESC LIMIT 1
           ) newest ON true WHERE c.tenant_id = $1::uuid`,
    values: [tenantId, currency],
  });
  return { lastDay: row?.last_day ?? null, activeCampaigns: row?.active ?? 0, otherCurrencies: row?.others ?? [] };
}
