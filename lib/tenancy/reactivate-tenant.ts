import { offerUndo, once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { conflict } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { findTenant } from "./get-tenant.ts";
import type { ReactivateTenantInput, TenantDetail } from "./schema.ts";

const CLOSED = ["suspended", "cancelled"] as const;
type Closed = (typeof CLOSED)[number];

/** What an opened tenant is: in its trial while that has time left, else active. */
export const statusWhenOpened = ({ trialEndsAt }: Pick<TenantDetail, "trialEndsAt">, now: Date): "trial" | "active" =>
  trialEndsAt && new Date(trialEndsAt) > now ? "trial" : "active";

/**
 * Opens a suspended or cancelled tenant again: into its trial when that has time left, else as active.
 * @param from the statuses it may be opened from: whoever opens many at once must not bring back those that have left
 * @throws `not_found`, `conflict` when it is in none of them, or was changed since `version`
 */
export async function reactivateTenant(
  context: StaffContext,
  id: string,
  { version, from = CLOSED }: ReactivateTenantInput & { from?: readonly Closed[] } = {},
): Promise<TenantDetail> {
  requirePermission(context, "tenant.manage");
  return acrossTenants(context, "tenant.reactivate", (tx) =>
    once(context, tx, async () => {
      const before = await findTenant(tx, id);
      if (version !== undefined && version !== before.version) throw conflict(`${before.name} was changed meanwhile. Nothing was done.`);
      const now = context.clock.now();
      const status = statusWhenOpened(before, now);
      // Locked together with asking for the deletion, which locks the tenant's row.
      await tx.query({ text: "SELECT 1 FROM tenant WHERE id = $1::uuid FOR UPDATE", values: [id] });
      if ((await tx.prisma.tenantDeletion.count({ where: { tenantId: id, status: { in: ["waiting", "running"] } } })) > 0)
        throw conflict(`${before.name} is to be deleted. Call the deletion off first.`);
      const { count } = await tx.prisma.tenant.updateMany({
        where: { id, version, status: { in: [...from] } },
        data: { status, suspendedReason: null, updatedAt: now, version: { increment: 1 } },
      });
      if (count === 0)
        throw conflict(before.status === "cancelled" ? `${before.name} has left. Reactivate it on its own page.` : `${before.name} is open already.`);
      if (before.status === "suspended" && before.suspendedReason !== null)
        offerUndo(context, {
          method: "POST",
          path: `/api/v1/tenants/${id}/suspend`,
          body: { reason: before.suspendedReason, version: before.version + 1 },
        });
      const change = { before: { status: before.status, reason: before.suspendedReason }, after: { status } };
      await recordAudit(context, tx, { action: "tenant.reactivate", tenantId: id, subjectType: "tenant", subjectId: id, ...change });
      await emit(context, tx, "tenant.reactivated", { tenantId: id });
      await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
      return findTenant(tx, id);
    }),
  );
}
