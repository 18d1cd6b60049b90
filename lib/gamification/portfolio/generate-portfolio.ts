import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId, randomToken } from "#lib/platform/crypto";
import { conflict } from "#lib/platform/errors";
import { channelDaysOf } from "./channel-days.ts";
import { type GeneratePortfolioInput, PORTFOLIO_LIMITS, type PortfolioDraft } from "./portfolio-schema.ts";
import { propose } from "./proposal.ts";
import { draftOf } from "./read-portfolio.ts";

/**
 * Makes a draft with every figure and case study that the tenant's own data gives, those that the kind shows chosen. Where there is no
 * data there are no figures. With an idempotency key it is made once.
 * @throws `forbidden` without `content.create`; `conflict` for one too many
 */
export async function generatePortfolio(context: TenantContext, input: GeneratePortfolioInput): Promise<PortfolioDraft> {
  requirePermission(context, "content.create");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const { id } = await once(context, tx, async () => {
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('portfolio.generate:' || $1, 0))::text", values: [tenantId] });
      if ((await tx.prisma.portfolio.count({ where: { tenantId } })) >= PORTFOLIO_LIMITS.portfolios)
        throw conflict("There are 50 portfolios, which is as many as there can be. Delete one that nobody needs first.");
      const [portfolioId, now] = [newId(), context.clock.now()];
      const { figures, caseStudy } = propose(await channelDaysOf(tx, tenantId), input.kind, context.tenant);
      const begun = { id: portfolioId, tenantId, createdAt: now, updatedAt: now };
      await tx.prisma.portfolio.createMany({ data: [{ ...begun, ...input, slug: slugFor(input.title), unlistedToken: `u_${randomToken()}` }] });
      await tx.prisma.portfolioFigure.createMany({
        data: figures.map(({ periodFrom, periodTo, baselineFrom, baselineTo, ...figure }, position) => ({
          ...figure,
          id: newId(),
          tenantId,
          portfolioId,
          position,
          periodFrom: new Date(periodFrom),
          periodTo: new Date(periodTo),
          baselineFrom: baselineFrom === null ? null : new Date(baselineFrom),
          baselineTo: baselineTo === null ? null : new Date(baselineTo),
          currency: context.tenant.currency,
          verifiedAt: now,
        })),
      });
      if (caseStudy) await tx.prisma.portfolioCaseStudy.createMany({ data: [{ ...caseStudy, id: newId(), tenantId, portfolioId, position: 0 }] });
      const after = { kind: input.kind, title: input.title, figures: figures.length };
      await recordAudit(context, tx, { action: "portfolio.generate", tenantId, subjectType: "portfolio", subjectId: portfolioId, after });
      return { id: portfolioId };
    });
    return draftOf(context, tx, id);
  });
}

/** From its title, and something that makes it the only one. */
function slugFor(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-|-$/g, "");
  return `${plain || "portfolio"}-${newId().slice(-8)}`;
}
