import type { StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { changedMeanwhile, notFound } from "#lib/platform/errors";
import { requireServiceManager } from "../registry/write-registry.ts";
import { findObjective } from "./read-objectives.ts";
import type { Objective } from "./shapes.ts";

/**
 * Takes a service's own objective away: from now on it promises the default. Months that are over keep what was promised then.
 * @param version that it was decided by; any, where it is not given
 * @throws `not_found` also where it has none of its own; `forbidden` without `service.manage`; `conflict` for an old version
 */
export async function removeObjective(context: StaffContext, key: string, version?: number): Promise<Objective> {
  requireServiceManager(context);
  return acrossTenants(context, "objective.remove", async (tx) => {
    const now = context.clock.now();
    const before = await findObjective(tx, now, key);
    if (before.isDefault) throw notFound("This objective");
    const stood = { target: before.target, windowDays: before.windowDays };
    const { count } = await tx.prisma.objective.deleteMany({ where: { service: { key }, version: version ?? before.version } });
    if (count === 0) throw changedMeanwhile("Somebody changed this meanwhile. Load it again to see how it is now.", stood, {});
    await recordAudit(context, tx, { action: "objective.remove", tenantId: null, subjectType: "service", subjectId: key, before: stood });
    return findObjective(tx, now, key);
  });
}
