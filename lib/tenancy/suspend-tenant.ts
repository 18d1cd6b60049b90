import { type Context, offerUndo, once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, type Recorder, recordAudit } from "#lib/audit";
import { emit, type Teller } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { publishControl, publishUpdate } from "#lib/platform/realtime";
import { findTenant } from "./get-tenant.ts";
import { statusWhenOpened } from "./reactivate-tenant.ts";
import type { SuspendTenantInput, TenantDetail } from "./schema.ts";

/**
 * Suspends a tenant: its people are refused on their next request and their sockets are closed at once. Data is kept.
 * @throws `not_found`, `conflict` when it is suspended or cancelled already, or was changed since `version`
 */
export async function suspendTenant(context: StaffContext, id: string, input: SuspendTenantInput): Promise<TenantDetail> {
  requirePermission(context, "tenant.manage");
  return acrossTenants(context, "tenant.suspend", (tx) => once(context, tx, () => suspendTenantIn(context, tx, id, input)));
}

/** The same inside a transaction that is already open, also by the portal itself. The caller has checked that it may. */
export async function suspendTenantIn(
  context: Recorder & Teller & Pick<Context, "onUndo">,
  tx: Transaction,
  id: string,
  { reason, version }: SuspendTenantInput,
): Promise<TenantDetail> {
  const before = await findTenant(tx, id);
  if (version !== undefined && version !== before.version) throw conflict(`${before.name} was changed meanwhile. Nothing was done.`);
  // One conditional update claims the change: of two at once, one finds nothing left to change.
  const { count } = await tx.prisma.tenant.updateMany({
    where: { id, version, status: { notIn: ["suspended", "cancelled"] } },
    data: { status: "suspended", suspendedReason: reason, updatedAt: context.clock.now(), version: { increment: 1 } },
  });
  if (count === 0) throw conflict(`${before.name} is already ${before.status === "cancelled" ? "cancelled" : "suspended"}.`);
  // One that was past due, or whose trial is over, would come back as active.
  if (before.status === statusWhenOpened(before, context.clock.now()))
    offerUndo(context, { method: "POST", path: `/api/v1/tenants/${id}/reactivate`, body: { version: before.version + 1 } });
  const change = { before: { status: before.status }, after: { status: "suspended" } };
  await recordAudit(context, tx, { action: "tenant.suspend", tenantId: id, subjectType: "tenant", subjectId: id, ...change, reason });
  await emit(context, tx, "tenant.suspended", { tenantId: id, reason });
  await publishControl(tx, { kind: "tenant.revoked", id });
  await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
  return findTenant(tx, id);
}
