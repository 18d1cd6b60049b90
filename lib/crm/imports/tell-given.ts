import type { TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";

/**
 * Tells everybody to whom the tenant's rules gave leads of an import how many there are, once, in the transaction that ends it: a file of
 * 50,000 lines is one message for each person. Those that somebody was given by name in the file are not told, as by hand.
 */
export async function tellGiven(context: TenantContext, tx: Transaction, importId: string): Promise<void> {
  const tenantId = context.tenant.id;
  const given = await tx.query<{ owner_id: string; count: number }>({
    text: `SELECT l.owner_id, count(*)::int AS count
           FROM crm_import_line i JOIN lead l ON l.tenant_id = i.tenant_id AND l.id = i.record_id
           WHERE i.tenant_id = $1::uuid AND i.import_id = $2::uuid AND i.outcome = 'create' AND l.owner_id IS NOT NULL AND l.owner_reason <> 'by hand'
           GROUP BY l.owner_id ORDER BY l.owner_id`,
    values: [tenantId, importId],
  });
  for (const { owner_id: userId, count } of given) await emit(context, tx, "crm_import.leads_given", { tenantId, importId, userId, count });
}
