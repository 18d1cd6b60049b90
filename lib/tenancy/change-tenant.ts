import { offerUndo, once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { changedMeanwhile } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { findTenant } from "./get-tenant.ts";
import type { ChangeTenantInput, TenantDetail } from "./schema.ts";
import { settingsAgain } from "./settings-again.ts";

const FIELDS = ["name", "kind", "planKey", "timeZone", "currency", "locale"] as const;

/**
 * Changes a tenant's settings, its plan among them: the subscription at the old price ends with the change, and one at the new
 * plan's price begins. Nothing changed writes nothing.
 * @throws `not_found`; `conflict` when somebody else changed it meanwhile, with an issue on each field that stands differently now
 */
export async function changeTenant(context: StaffContext, id: string, { version, ...fields }: ChangeTenantInput): Promise<TenantDetail> {
  requirePermission(context, "tenant.manage");
  return acrossTenants(context, "tenant.change", (tx) =>
    once(context, tx, async () => {
      const before = await findTenant(tx, id);
      const changed = FIELDS.filter((field) => before[field] !== fields[field]);
      if (before.version === version && changed.length === 0) return before;
      const { count } = await tx.prisma.tenant.updateMany({
        where: { id, version },
        data: { ...fields, updatedAt: context.clock.now(), version: { increment: 1 } },
      });
      if (count === 0) throw changedMeanwhile(MEANWHILE, await findTenant(tx, id), fields);
      // The subscription at the old price has ended with another plan, and would not come back.
      if (!changed.includes("planKey")) offerUndo(context, settingsAgain(before));
      await recordAudit(context, tx, {
        action: "tenant.change",
        tenantId: id,
        subjectType: "tenant",
        subjectId: id,
        before: Object.fromEntries(changed.map((field) => [field, before[field]])),
        after: Object.fromEntries(changed.map((field) => [field, fields[field]])),
      });
      await emit(context, tx, "tenant.changed", { tenantId: id, fields: changed });
      await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
      return findTenant(tx, id);
    }),
  );
}

const MEANWHILE = "Somebody else changed this tenant meanwhile. Compare the fields below, load the page again, and make your change there.";
