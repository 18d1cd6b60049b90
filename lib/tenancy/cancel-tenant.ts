import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { conflict, invalid } from "#lib/platform/errors";
import { publishControl, publishUpdate } from "#lib/platform/realtime";
import { findTenant } from "./get-tenant.ts";
import type { CancelTenantInput, TenantDetail } from "./schema.ts";

/**
 * Ends a tenant's contract: its subscription ends, its administrators may read on to take their data along,
 * everybody else is locked out at once. Its data is kept, and it can be opened again.
 * @throws `not_found`, `invalid` unless its address was typed, `conflict` when it is cancelled already
 */
export async function cancelTenant(context: StaffContext, id: string, { reason, confirmation }: CancelTenantInput): Promise<TenantDetail> {
  requirePermission(context, "tenant.manage");
  return acrossTenants(context, "tenant.cancel", (tx) =>
    once(context, tx, async () => {
      const before = await findTenant(tx, id);
      if (confirmation !== before.slug)
        throw invalid("Some fields need attention.", [{ path: "confirmation", message: `Type ${before.slug} to confirm.` }]);
      const { count } = await tx.prisma.tenant.updateMany({
        where: { id, status: { not: "cancelled" } },
        data: { status: "cancelled", suspendedReason: null, updatedAt: context.clock.now(), version: { increment: 1 } },
      });
      if (count === 0) throw conflict(`${before.name} is already cancelled.`);
      const change = { before: { status: before.status }, after: { status: "cancelled" } };
      await recordAudit(context, tx, { action: "tenant.cancel", tenantId: id, subjectType: "tenant", subjectId: id, ...change, reason });
      await emit(context, tx, "tenant.cancelled", { tenantId: id, reason });
      await publishControl(tx, { kind: "tenant.revoked", id });
      await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
      return findTenant(tx, id);
    }),
  );
}
