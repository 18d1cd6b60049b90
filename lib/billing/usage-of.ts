import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Usage } from "./schema.ts";

interface UsageRow {
  max_users: number | null;
  max_campaigns: number | null;
  max_leads: number | null;
  max_reports_per_month: number | null;
  max_api_calls_per_hour: number;
  members: number;
  invited: number;
  campaigns: number;
  leads: number;
  reports: number;
  api_calls: number;
}

/**
 * How much of its plan a tenant uses. Whoever is invited holds a place already, as when places are given out. Reports are those of the month
 * by the trail of what was done, which keeps those that were deleted since, and is kept for longer than a month.
 * @throws `not_found`
 */
export async function usageOf(context: StaffContext, tenantId: string): Promise<Usage[]> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "tenant.read", (tx) => readUsage(tx, tenantId, context.clock.now()));
}

/** The same inside a transaction that is already open. @throws `not_found` */
export async function readUsage(tx: Queryable, tenantId: string, now: Date): Promise<Usage[]> {
  const [row] = await tx.query<UsageRow>({
    name: "usage-of-tenant",
    text: `SELECT p.max_users, p.max_campaigns, p.max_leads, p.max_reports_per_month, p.max_api_calls_per_hour,
                    (SELECT count(*)::int FROM membership m WHERE m.tenant_id = t.id) AS members,
                    (SELECT count(*)::int FROM invitation i WHERE i.tenant_id = t.id AND i.status = 'pending' AND i.expires_at > $2) AS invited,
                    (SELECT count(*)::int FROM lead l WHERE l.tenant_id = t.id) AS leads,
                    (SELECT count(*)::int FROM audit_entry a WHERE a.tenant_id = t.id AND a.action IN ('report.create', 'report.send')
                     AND a.at >= date_trunc('month', $2::timestamptz, t.time_zone)) AS reports,
                    (SELECT count(*)::int FROM campaign c WHERE c.tenant_id = t.id AND c.status <> 'archived') AS campaigns,
                    (SELECT coalesce(sum(h.calls), 0)::int FROM api_usage_hour h
                     WHERE h.tenant_id = t.id AND h.key_id IS NOT NULL AND h.hour = date_trunc('hour', $2::timestamptz, 'UTC')) AS api_calls
             FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [tenantId, now],
  });
  if (!row) throw notFound("This tenant");
  return [
    { what: "people", used: row.members + row.invited, limit: row.max_users },
    { what: "campaigns", used: row.campaigns, limit: row.max_campaigns },
    { what: "leads", used: row.leads, limit: row.max_leads },
    { what: "reports", used: row.reports, limit: row.max_reports_per_month },
    { what: "api_calls", used: row.api_calls, limit: row.max_api_calls_per_hour },
  ];
}
