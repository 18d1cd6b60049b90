import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { CompanyChoice } from "./schema.ts";

/**
 * Whether the company takes part in boards of companies from now on, and how others see it there. Who leaves is gone from them at once;
 * who joins is ranked with the next computation, within a minute or two. @throws `forbidden` without `gamification.manage`
 */
export async function chooseTakingPart(context: TenantContext, choice: CompanyChoice): Promise<void> {
  requirePermission(context, "gamification.manage");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const before = await tx.prisma.companyBoardChoice.findUnique({ where: { tenantId }, select: { choice: true } });
    if ((before?.choice ?? "none") === choice) return;
    const changedAt = context.clock.now();
    await tx.prisma.companyBoardChoice.upsert({ where: { tenantId }, create: { tenantId, choice, changedAt }, update: { choice, changedAt } });
    if (choice === "none") await tx.query({ text: "DELETE FROM measured_score WHERE tenant_id = $1::uuid", values: [tenantId] });
    await recordAudit(context, tx, {
      action: "company_board.choose",
      tenantId,
      subjectType: "tenant",
      subjectId: tenantId,
      before: { choice: before?.choice ?? "none" },
      after: { choice },
    });
  });
}
