import { inTenant, requirePermission, requireUser, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { publishUpdate } from "#lib/platform/realtime";
import type { PrivacyChoice } from "./schema.ts";

/** How the caller is shown on the tenant's leaderboards from now on, to everybody else: by name, without it, or not at all. */
export async function choosePrivacy(context: TenantContext, choice: PrivacyChoice): Promise<void> {
  requirePermission(context, "campaign.read");
  const { userId } = requireUser(context).actor;
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const where = { tenantId_userId: { tenantId, userId } };
    const before = await tx.prisma.leaderboardPrivacy.findUnique({ where, select: { choice: true } });
    if ((before?.choice ?? "name") === choice) return;
    const changedAt = context.clock.now();
    await tx.prisma.leaderboardPrivacy.upsert({ where, create: { tenantId, userId, choice, changedAt }, update: { choice, changedAt } });
    await publishUpdate(tx, { tenantId, topic: "points.changed", payload: {} });
    await recordAudit(context, tx, {
      action: "leaderboard.privacy_change",
      tenantId,
      subjectType: "user",
      subjectId: userId,
      before: { choice: before?.choice ?? "name" },
      after: { choice },
    });
  });
}
