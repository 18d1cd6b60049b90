import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { companyWindow, dayOf } from "../measured-boards/calendar.ts";
import type { TenantWidgets } from "./schema.ts";
import { latestUnlocks } from "./unlocks.ts";
import { weekOf } from "./week.ts";

const UNLOCKS = 3;

/** What a tenant has earned, in one transaction of two statements, for staff who look at it. @throws `forbidden` without `tenant.read` */
export async function tenantWidgets(context: StaffContext, tenantId: string): Promise<TenantWidgets> {
  requirePermission(requireStaff(context), "tenant.read");
  const now = context.clock.now();
  const today = dayOf(now);
  return readAcrossTenants(context, "tenant.read", async (tx) => {
    const [row] = await tx.query<{ points: number; week: number; count: number; of: number; rank: number | null; companies: number }>({
      name: "widgets-of-tenant",
      text: `SELECT (SELECT coalesce(sum(lifetime), 0)::int FROM point_balance WHERE tenant_id = $1::uuid) AS points,
                    (SELECT coalesce(sum(lifetime), 0)::int FROM ledger_entry WHERE tenant_id = $1::uuid AND created_at >= $2::timestamptz) AS week,
                    d.count, d.of, s.rank, s.companies
             FROM (
               SELECT count(*)::int AS of, count(*) FILTER (WHERE EXISTS (
                 SELECT 1 FROM achievement_award a WHERE a.tenant_id = $1::uuid AND a.definition_key = d.key AND a.taken_back_at IS NULL))::int AS count
               FROM achievement_definition d WHERE d.status = 'published' AND (d.tenant_id IS NULL OR d.tenant_id = $1::uuid)
             ) d
             LEFT JOIN LATERAL (
               SELECT own.rank, (SELECT count(*)::int FROM measured_score o JOIN tenant t ON t.id = o.tenant_id
                                   JOIN company_board_choice c ON c.tenant_id = o.tenant_id AND c.choice <> 'none'
                                 WHERE o.board = own.board AND o.period = own.period AND o.starts_on = own.starts_on AND o.rank IS NOT NULL
                                   AND t.is_demo = (SELECT me.is_demo FROM tenant me WHERE me.id = $1::uuid)) AS companies
               FROM measured_score own JOIN company_board_choice c ON c.tenant_id = own.tenant_id AND c.choice <> 'none'
               WHERE own.tenant_id = $1::uuid AND own.board = 'global' AND own.period = 'month' AND own.starts_on = $3::date
             ) s ON true`,
      values: [tenantId, weekOf(now).since, companyWindow("month", today, today).since],
    });
    if (!row) throw new Error("Counting gives a row");
    const { points, week, count, of, rank, companies } = row;
    return {
      points,
      weekPoints: week,
      earned: { count, of },
      rank: rank === null ? null : { rank, companies },
      unlocks: await latestUnlocks(tx, tenantId, UNLOCKS),
    };
  });
}
