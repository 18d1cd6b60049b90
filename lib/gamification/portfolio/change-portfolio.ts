import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { isUniqueViolation } from "#lib/platform/database";
import { changedMeanwhile, invalid } from "#lib/platform/errors";
import { tenantLevelOf } from "../levels/tenant-level.ts";
import { earnedBadgesOf } from "./portfolio-badges.ts";
import { lockPortfolio, MEANWHILE, touchPortfolio } from "./portfolio-rows.ts";
import { type ChangePortfolioInput, PORTFOLIO_LIMITS } from "./portfolio-schema.ts";

/** Changes the texts and the address of a portfolio. Who reads it sees the change once it is published again; a new address counts at once. */
export async function changePortfolio(context: TenantContext, { id, version, ...input }: ChangePortfolioInput): Promise<void> {
  requirePermission(context, "content.update");
  const change = inTenant(context, async (tx) => {
    const before = await lockPortfolio(context, tx, id);
    const { slug, title, summary, seo_title: seoTitle, seo_description: seoDescription } = before;
    if (before.version !== version) throw changedMeanwhile(MEANWHILE, { slug, title, summary, seoTitle, seoDescription }, input);
    await tx.prisma.portfolio.updateMany({ where: { tenantId: context.tenant.id, id }, data: input });
    await touchPortfolio(context, tx, id);
    const states = { before: { slug, title }, after: { slug: input.slug, title: input.title } };
    await recordAudit(context, tx, { action: "portfolio.change", tenantId: context.tenant.id, subjectType: "portfolio", subjectId: id, ...states });
  });
  await change.catch((error: unknown) => {
    // Who has the address may be another tenant, which nobody else sees: only the index knows.
    if (isUniqueViolation(error)) throw invalid("Some fields need attention.", [{ path: "slug", message: "This address is taken. Choose another." }]);
    throw error;
  });
}

/** Which of the figures are shown. @throws `conflict` when the portfolio was changed since `version` */
export async function chooseFigures(
  context: TenantContext,
  { id, version, figureIds }: { id: string; version: number; figureIds: string[] },
): Promise<void> {
  requirePermission(context, "content.update");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    await lockPortfolio(context, tx, id, version);
    await tx.prisma.portfolioFigure.updateMany({ where: { tenantId, portfolioId: id }, data: { isChosen: false } });
    await tx.prisma.portfolioFigure.updateMany({ where: { tenantId, portfolioId: id, id: { in: figureIds } }, data: { isChosen: true } });
    await touchPortfolio(context, tx, id);
    const after = { figures: figureIds.length };
    await recordAudit(context, tx, { action: "portfolio.choose_figures", tenantId, subjectType: "portfolio", subjectId: id, after });
  });
}

/**
 * Which achievements are shown, and whether the level is.
 * @throws `invalid` for more than there can be, and for one that is not earned or not to be shown, or a level without points; `conflict` when the portfolio was changed since
 *   `version`
 */
export async function chooseBadges(
  context: TenantContext,
  { id, version, keys, showsLevel }: { id: string; version: number; keys: string[]; showsLevel: boolean },
): Promise<void> {
  requirePermission(context, "content.update");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    await lockPortfolio(context, tx, id, version);
    if (keys.length > PORTFOLIO_LIMITS.badges) throw invalid(`A portfolio shows at most ${PORTFOLIO_LIMITS.badges} badges. Choose fewer.`);
    const earned = new Set((await earnedBadgesOf(tx, tenantId)).map(({ key }) => key));
    if (!keys.every((key) => earned.has(key))) throw invalid("One of these badges is not earned, or not any more. Look at them again, then save.");
    if (showsLevel && (await tenantLevelOf(tx, tenantId)) === null)
      throw invalid("There are no points yet that make a level. Look again, then save.");
    await tx.prisma.portfolio.updateMany({ where: { tenantId, id }, data: { badgeKeys: [...new Set(keys)], showsLevel } });
    await touchPortfolio(context, tx, id);
    const after = { badges: keys, level: showsLevel };
    await recordAudit(context, tx, { action: "portfolio.choose_badges", tenantId, subjectType: "portfolio", subjectId: id, after });
  });
}

/** Deletes a portfolio with all that belongs to it; its page is gone at once. */
export async function deletePortfolio(context: TenantContext, { id, version }: { id: string; version: number }): Promise<void> {
  requirePermission(context, "content.delete");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const { title, slug } = await lockPortfolio(context, tx, id, version);
    await tx.prisma.portfolio.deleteMany({ where: { tenantId, id } });
    await recordAudit(context, tx, { action: "portfolio.delete", tenantId, subjectType: "portfolio", subjectId: id, before: { title, slug } });
  });
}
