import { requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { TenantIndustry } from "./schema.ts";

/** Says what trade the tenant is in; null takes it back. @throws `forbidden` without `gamification.manage`: boards of companies alone ask for it */
export async function changeIndustry(context: TenantContext, industry: TenantIndustry | null): Promise<void> {
  requirePermission(context, "gamification.manage");
  const { id } = context.tenant;
  // A tenant does not write its own row: this is the one field that it decides.
  await context.db.transaction({ kind: "system", purpose: "change the industry of a tenant" }, async (tx) => {
    const before = await tx.prisma.tenant.findUniqueOrThrow({ where: { id }, select: { industry: true } });
    if (before.industry === industry) return;
    await tx.prisma.tenant.update({ where: { id }, data: { industry, updatedAt: context.clock.now(), version: { increment: 1 } } });
    await recordAudit(context, tx, {
      action: "tenant.change_industry",
      tenantId: id,
      subjectType: "tenant",
      subjectId: id,
      before,
      after: { industry },
    });
    await emit(context, tx, "tenant.changed", { tenantId: id, fields: ["industry"] });
  });
}
