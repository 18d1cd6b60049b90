import { z } from "zod";
import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import { setStandingIn } from "#lib/tenancy";
import { IS_OVERDUE } from "../invoices/invoice-rows.ts";
import { lockBilling } from "../lock-billing.ts";

const TENANTS_PER_ROUND = 500;
const PURPOSE = { kind: "system", purpose: "invoice.overdue" } as const;

/**
 * Every hour: whoever has an invoice that should have been paid becomes past due, which opens its case of an unpaid bill. Each invoice is
 * the cause of that once: where staff say that a tenant is active all the same, it stays so.
 */
export const markOverdueJob = defineJob({
  name: "billing.mark_overdue",
  schema: z.object({}),
  async handle(_data, { runtime, signal }) {
    const failures: unknown[] = [];
    const due = await runtime.db.system<{ tenant_id: string }>({
      text: `SELECT DISTINCT i.tenant_id FROM invoice i JOIN tenant t ON t.id = i.tenant_id WHERE ${IS_OVERDUE} AND i.overdue_at IS NULL
             ORDER BY i.tenant_id LIMIT ${TENANTS_PER_ROUND}`,
      values: [runtime.clock.now()],
    });
    for (const { tenant_id } of due) {
      if (signal?.aborted) return;
      try {
        await markOverdue(await systemContext(runtime, tenant_id, "job billing.mark_overdue", newId()));
      } catch (error) {
        // One that fails must not keep the others waiting.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  },
});

async function markOverdue(context: TenantContext): Promise<void> {
  await context.db.transaction(PURPOSE, async (tx) => {
    const tenantId = context.tenant.id;
    await lockBilling(tx, tenantId);
    const marked = await tx.query<{ id: string; number: string }>({
      text: `UPDATE invoice i SET overdue_at = $1::timestamptz WHERE i.tenant_id = $2::uuid AND ${IS_OVERDUE} AND i.overdue_at IS NULL RETURNING i.id, i.number`,
      values: [context.clock.now(), tenantId],
    });
    for (const { id, number } of marked)
      await recordAudit(context, tx, { action: "invoice.overdue", tenantId, subjectType: "invoice", subjectId: id, after: { number } });
    const [tenant] = await tx.query<{ status: string }>({ text: "SELECT status FROM tenant WHERE id = $1::uuid FOR UPDATE", values: [tenantId] });
    if (marked.length > 0 && tenant?.status === "active") await setStandingIn(context, tx, tenantId, { standing: "past_due" });
  });
}
