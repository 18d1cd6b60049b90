import type { Queryable } from "#lib/platform/database";
import type { PaidTime } from "./charges.ts";

/** All times of a client; the agency's own brands do not pay. */
export async function paidTimes(tx: Queryable, tenantId: string): Promise<PaidTime[]> {
  const rows = await tx.query<{ name: string; price_minor: number; currency: string; is_paid: boolean; started_at: Date; ended_at: Date | null }>({
    text: `SELECT p.name, s.price_minor, s.currency, s.status IN ('active', 'past_due') AS is_paid, s.started_at, s.ended_at
           FROM subscription s JOIN plan p ON p.key = s.plan_key JOIN tenant t ON t.id = s.tenant_id AND t.kind = 'client'
           WHERE s.tenant_id = $1::uuid ORDER BY s.started_at DESC, s.ended_at DESC NULLS FIRST LIMIT 5000`,
    values: [tenantId],
  });
  return rows.map((row) => ({
    planName: row.name,
    priceMinor: row.price_minor,
    currency: row.currency,
    isPaid: row.is_paid,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }));
}
