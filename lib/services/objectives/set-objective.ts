import type { StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { changedMeanwhile, notFound } from "#lib/platform/errors";
import { requireServiceManager } from "../registry/write-registry.ts";
import { findObjective } from "./read-objectives.ts";
import type { Objective, SetObjectiveInput } from "./shapes.ts";

/**
 * Sets what a service promises. It counts from now on, for the window that is running, too; months that are over keep what was promised then.
 * @throws `not_found`; `forbidden` without `service.manage`; `conflict` for an old version
 */
export async function setObjective(context: StaffContext, key: string, { version, target, windowDays }: SetObjectiveInput): Promise<Objective> {
  requireServiceManager(context);
  return acrossTenants(context, "objective.set", async (tx) => {
    const now = context.clock.now();
    const service = await tx.prisma.service.findUnique({ where: { key }, select: { id: true } });
    if (!service) throw notFound("This service");
    const before = await findObjective(tx, now, key);
    if (before.version === version && !before.isDefault && before.target === target && before.windowDays === windowDays) return before;
    const data = { target, windowDays, updatedAt: now };
    const { count } =
      version === 0
        ? await tx.prisma.objective.createMany({ data: [{ serviceId: service.id, ...data }], skipDuplicates: true })
        : await tx.prisma.objective.updateMany({ where: { serviceId: service.id, version }, data: { ...data, version: { increment: 1 } } });
    const stood = { target: before.target, windowDays: before.windowDays };
    if (count === 0) throw changedMeanwhile("Somebody changed this meanwhile. Load it again to see how it is now.", stood, { target, windowDays });
    await recordAudit(context, tx, {
      action: "objective.set",
      tenantId: null,
      subjectType: "service",
      subjectId: key,
      before: stood,
      after: { target, windowDays },
    });
    return findObjective(tx, now, key);
  });
}
