import { offerUndo, once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { AppError } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { findTenant } from "./get-tenant.ts";
import type { RenameTenantInput, TenantDetail } from "./schema.ts";
import { settingsAgain } from "./settings-again.ts";

/**
 * Gives a tenant another name; its address stays.
 * @throws `not_found`, `conflict` with what the name is now when the tenant was changed since it was seen
 */
export async function renameTenant(context: StaffContext, id: string, { name, version }: RenameTenantInput): Promise<TenantDetail> {
  requirePermission(context, "tenant.manage");
  return acrossTenants(context, "tenant.rename", (tx) =>
    once(context, tx, async () => {
      const before = await findTenant(tx, id);
      if (before.name === name) return before;
      const { count } = await tx.prisma.tenant.updateMany({
        where: { id, version },
        data: { name, updatedAt: context.clock.now(), version: { increment: 1 } },
      });
      if (count === 0)
        throw new AppError(
          "conflict",
          `This tenant was changed since you opened it. It is called “${before.name}” now; nothing of yours was saved.`,
          {
            reason: "changed_since",
            issues: [{ path: "name", message: `Stands at “${before.name}” now.` }],
          },
        );
      offerUndo(context, settingsAgain(before));
      const change = { before: { name: before.name }, after: { name } };
      await recordAudit(context, tx, { action: "tenant.rename", tenantId: id, subjectType: "tenant", subjectId: id, ...change });
      await emit(context, tx, "tenant.changed", { tenantId: id, fields: ["name"] });
      await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
      return findTenant(tx, id);
    }),
  );
}
