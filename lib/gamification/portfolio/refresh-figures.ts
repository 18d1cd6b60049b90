import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { channelDaysOf } from "./channel-days.ts";
import { computeFigure } from "./figure-values.ts";
import { figuresOf, lockPortfolio, touchPortfolio } from "./portfolio-rows.ts";

/** Takes every figure from the data as it stands now. One that the data gives no more goes. @returns how many changed or went */
export async function refreshFigures(context: TenantContext, { id, version }: { id: string; version: number }): Promise<number> {
  requirePermission(context, "content.update");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    await lockPortfolio(context, tx, id, version);
    const days = await channelDaysOf(tx, tenantId);
    let changed = 0;
    for (const figure of await figuresOf(tx, tenantId, id)) {
      const where = { tenantId, id: figure.id };
      const now = computeFigure(days, figure);
      if (now === null) await tx.prisma.portfolioFigure.deleteMany({ where });
      else await tx.prisma.portfolioFigure.updateMany({ where, data: { ...now, verifiedAt: context.clock.now() } });
      if (now?.value !== figure.value || now.baselineValue !== figure.baselineValue) changed += 1;
    }
    await touchPortfolio(context, tx, id);
    await recordAudit(context, tx, { action: "portfolio.refresh_figures", tenantId, subjectType: "portfolio", subjectId: id, after: { changed } });
    return changed;
  });
}
