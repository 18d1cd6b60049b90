import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { IS_OVERDUE } from "./invoice-rows.ts";
import type { OverdueSum } from "./schema.ts";

/**
 * What is overdue of tenants whose unpaid bill nobody follows up, the largest sum first: staff let them go on, or they have left. What those
 * with a running case owe is counted by their cases.
 * @throws `forbidden` without `billing.manage`
 */
export async function overdueWithoutCase(context: StaffContext): Promise<OverdueSum[]> {
  requirePermission(requireStaff(context), "billing.manage");
  const rows = await readAcrossTenants(context, "invoice.read", (tx) =>
    tx.query<{ currency: string; amount_minor: bigint; invoices: number }>({
      text: `SELECT i.currency, sum(i.total_minor - i.settled_minor)::bigint AS amount_minor, count(*)::int AS invoices FROM invoice i
             WHERE ${IS_OVERDUE} AND NOT EXISTS (SELECT FROM dunning_case c WHERE c.tenant_id = i.tenant_id AND c.state IN ('open', 'paused'))
             GROUP BY i.currency ORDER BY 2 DESC, 1`,
      values: [context.clock.now()],
    }),
  );
  return rows.map(({ currency, amount_minor, invoices }) => ({ currency, amountMinor: Number(amount_minor), invoices }));
}
