import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { limitExceeded } from "#lib/platform/errors";
import type { ReportPlaces } from "./report-schema.ts";

/** Those begun and those mailed by a schedule since the month began on the tenant's clocks. @throws `forbidden` without `report.generate` */
export async function reportPlaces(context: TenantContext): Promise<ReportPlaces> {
  requirePermission(context, "report.generate");
  return readInTenant(context, (tx) => readPlaces(tx, context.tenant.id, context.clock.now()));
}

/** Held until the transaction ends, so that no two reports take the last place together. */
export async function holdReports(tx: Transaction, tenantId: string): Promise<void> {
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtext('reports'), hashtext($1))::text", values: [tenantId] });
}

/** For a new report; the caller holds the tenant's reports. @throws `limit_exceeded` where the plan has no place left this month */
export async function requireReportPlace(tx: Transaction, tenantId: string, now: Date): Promise<void> {
  const { used, limit, planName } = await readPlaces(tx, tenantId, now);
  if (limit === null || used < limit) return;
  throw limitExceeded(
    `The plan ${planName} has ${limit} reports a month, and all of them are made. Wait for the next month, change a report that is there, or take a larger plan.`,
  );
}

/** Whether one more may be made; the caller holds the tenant's reports. */
export async function hasReportPlace(tx: Transaction, tenantId: string, now: Date): Promise<boolean> {
  const { used, limit } = await readPlaces(tx, tenantId, now);
  return limit === null || used < limit;
}

// By the trail of what was done, so that a deleted report counts: else one place could be used again and again.
async function readPlaces(tx: Queryable, tenantId: string, now: Date): Promise<ReportPlaces> {
  const [row] = await tx.query<{ used: number; limit: number | null; plan_name: string }>({
    name: "report-places",
    text: `SELECT p.max_reports_per_month AS limit, p.name AS plan_name,
             (SELECT count(*)::int FROM audit_entry a WHERE a.tenant_id = t.id AND a.action IN ('report.create', 'report.send')
                AND a.at >= date_trunc('month', $2::timestamptz, t.time_zone)) AS used
           FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [tenantId, now],
  });
  if (!row) throw new Error("A tenant always has a plan.");
  return { used: row.used, limit: row.limit, planName: row.plan_name };
}
