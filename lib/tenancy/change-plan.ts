import { type Recorder, recordAudit } from "#lib/audit";
import { emit, type Teller } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { findTenant } from "./get-tenant.ts";

/**
 * Puts a tenant on another plan inside a transaction that is already open: the subscription at the old price ends and one at the new
 * plan's begins. The caller has checked that it may, and holds the tenant.
 * @param at when it counts from, which may be a little ago; never before the running subscription began
 */
export async function changePlanIn(context: Recorder & Teller, tx: Transaction, id: string, planKey: string, at: Date): Promise<void> {
  const before = await findTenant(tx, id);
  // Subscriptions begin when the tenant was changed; that it was written a little later does not move them.
  await tx.prisma.tenant.updateMany({ where: { id }, data: { planKey, updatedAt: at, version: { increment: 1 } } });
  await tx.prisma.tenant.updateMany({ where: { id }, data: { updatedAt: context.clock.now() } });
  const change = { before: { planKey: before.planKey }, after: { planKey } };
  await recordAudit(context, tx, { action: "tenant.change", tenantId: id, subjectType: "tenant", subjectId: id, ...change });
  await emit(context, tx, "tenant.changed", { tenantId: id, fields: ["planKey"] });
  await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
}
