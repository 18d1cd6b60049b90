import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Subscription } from "./schema.ts";

const MOST = 50;

/** What a tenant paid and when, the newest first; at most the last 50 periods. */
export async function subscriptionsOf(context: StaffContext, tenantId: string): Promise<Subscription[]> {
  requirePermission(context, "billing.manage");
  const rows = await readAcrossTenants(context, "billing.read", (tx) =>
    tx.query<{ plan_name: string; status: Subscription["status"]; price_minor: number; currency: string; started_at: Date; ended_at: Date | null }>({
      text: `SELECT p.name AS plan_name, s.status, s.price_minor, s.currency, s.started_at, s.ended_at
             FROM subscription s JOIN plan p ON p.key = s.plan_key
             WHERE s.tenant_id = $1::uuid ORDER BY s.ended_at DESC NULLS FIRST, s.started_at DESC LIMIT ${MOST}`,
      values: [tenantId],
    }),
  );
  return rows.map((row) => ({
    planName: row.plan_name,
    status: row.status,
    priceMinor: row.price_minor,
    currency: row.currency,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
}
