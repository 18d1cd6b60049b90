import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import type { PlanChangeView } from "./schema.ts";

const MOST = 20;

interface ChangeRow {
  id: string;
  from_plan_name: string;
  to_plan_name: string;
  state: PlanChangeView["state"];
  effective_at: Date;
  asked_at: Date;
  ended_at: Date | null;
  reason: string;
}

/** Each plan change that a tenant asked for, the one that is to come first and then the newest. */
async function changesIn(tx: Queryable, tenantId: string): Promise<PlanChangeView[]> {
  const rows = await tx.query<ChangeRow>({
    text: `SELECT c.id, coalesce(f.name, c.from_plan_key) AS from_plan_name, coalesce(p.name, c.to_plan_key) AS to_plan_name, c.state, c.effective_at,
             c.asked_at, c.ended_at, c.reason
           FROM plan_change c LEFT JOIN plan f ON f.key = c.from_plan_key LEFT JOIN plan p ON p.key = c.to_plan_key
           WHERE c.tenant_id = $1::uuid ORDER BY c.state = 'scheduled' DESC, c.asked_at DESC, c.id LIMIT ${MOST}`,
    values: [tenantId],
  });
  return rows.map((row) => ({
    id: row.id,
    fromPlanName: row.from_plan_name,
    toPlanName: row.to_plan_name,
    state: row.state,
    effectiveAt: row.effective_at.toISOString(),
    askedAt: row.asked_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    reason: row.reason,
  }));
}

export const latestChange = async (tx: Queryable, tenantId: string): Promise<PlanChangeView | null> => (await changesIn(tx, tenantId))[0] ?? null;

/** The same of any tenant, for staff. @throws `forbidden` without `billing.manage` */
export async function planChangesOf(context: StaffContext, tenantId: string): Promise<PlanChangeView[]> {
  requirePermission(requireStaff(context), "billing.manage");
  return readAcrossTenants(context, "billing.read", (tx) => changesIn(tx, tenantId));
}
