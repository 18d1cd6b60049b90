import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { conflict, notFound } from "#lib/platform/errors";
import { lockPortfolio, touchPortfolio } from "./portfolio-rows.ts";
import { PORTFOLIO_LIMITS, type SaveCaseStudyInput } from "./portfolio-schema.ts";

/**
 * Makes a case study, or changes one. What it claims and the data does not support is kept in the draft and named there; it is refused
 * when the portfolio is published, unless it is to be shown as not verified.
 * @throws `not_found`, `conflict` when the portfolio was changed since `version`, or for one too many
 */
export async function saveCaseStudy(context: TenantContext, { portfolioId, version, id, ...data }: SaveCaseStudyInput): Promise<void> {
  requirePermission(context, "content.update");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    await lockPortfolio(context, tx, portfolioId, version);
    if (id === "") {
      const position = await tx.prisma.portfolioCaseStudy.count({ where: { tenantId, portfolioId } });
      if (position >= PORTFOLIO_LIMITS.caseStudies) throw conflict("A portfolio has at most 10 case studies. Remove one first.");
      await tx.prisma.portfolioCaseStudy.createMany({ data: [{ id: newId(), tenantId, portfolioId, position, ...data }] });
    } else {
      const { count } = await tx.prisma.portfolioCaseStudy.updateMany({ where: { tenantId, portfolioId, id }, data });
      if (count === 0) throw notFound("This case study");
    }
    await touchPortfolio(context, tx, portfolioId);
    const after = { title: data.title, isUnverified: data.isUnverified };
    await recordAudit(context, tx, { action: "portfolio.save_case_study", tenantId, subjectType: "portfolio", subjectId: portfolioId, after });
  });
}

/** @throws `not_found`, `conflict` when the portfolio was changed since `version` */
export async function removeCaseStudy(
  context: TenantContext,
  { portfolioId, version, id }: { portfolioId: string; version: number; id: string },
): Promise<void> {
  requirePermission(context, "content.update");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    await lockPortfolio(context, tx, portfolioId, version);
    const { count } = await tx.prisma.portfolioCaseStudy.deleteMany({ where: { tenantId, portfolioId, id } });
    if (count === 0) throw notFound("This case study");
    await touchPortfolio(context, tx, portfolioId);
    await recordAudit(context, tx, { action: "portfolio.remove_case_study", tenantId, subjectType: "portfolio", subjectId: portfolioId });
  });
}
