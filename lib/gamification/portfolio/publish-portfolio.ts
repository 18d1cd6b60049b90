import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { AppError, conflict, type FieldIssue, invalid } from "#lib/platform/errors";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { lockAwards } from "../achievements/award.ts";
import { sayFigure } from "./figure-text.ts";
import { lockPortfolio } from "./portfolio-rows.ts";
import type { PortfolioBadge, PortfolioDraft, PortfolioFigureView, PublishedPortfolio, PublishPortfolioInput } from "./portfolio-schema.ts";
import { draftOf } from "./read-portfolio.ts";

/**
 * Puts the draft as it stands before everybody, or before whoever has its unlisted link. Every figure is computed anew first, and every
 * claim is checked against the figures.
 * @throws `forbidden` without `content.execute`; `conflict` when it was changed since `version`, or naming each figure of which the data says
 *   something else by now, or each badge that is not earned any more; `invalid` naming each claim that no figure supports
 */
export async function publishPortfolio(context: TenantContext, { id, version, as }: PublishPortfolioInput): Promise<void> {
  requirePermission(context, "content.execute");
  const tenantId = context.tenant.id;
  await inTenant(context, (tx) =>
    once(context, tx, async () => {
      await lockPortfolio(context, tx, id, version);
      // An award that is taken back at this moment is seen, or sees what is published.
      await lockAwards(tx, tenantId);
      const draft = await draftOf(context, tx, id);
      const figures = draft.figures.filter(({ isChosen }) => isChosen);
      if (figures.length === 0) throw conflict("Choose at least one figure: a portfolio shows what the data says.");
      const say = (figure: PortfolioFigureView) => standing(figure, context.tenant.locale);
      requireCurrent(figures, say);
      requireSupported(draft, figures, say);
      const badges = requireEarned(draft);
      const published: PublishedPortfolio = {
        title: draft.title,
        summary: draft.summary,
        seoTitle: draft.seoTitle,
        seoDescription: draft.seoDescription,
        figures: figures.map(({ isChosen: _, verification: __, ...figure }) => figure),
        caseStudies: draft.caseStudies.map(({ refusedClaims: _, ...study }) => study),
        badges,
        showsLevel: draft.showsLevel,
      };
      const now = context.clock.now();
      const publishedBy = context.actor.kind === "user" ? context.actor.userId : null;
      const state = { status: as, published, publishedVersion: version + 1, publishedAt: now, publishedBy, version: version + 1, updatedAt: now };
      await tx.prisma.portfolio.updateMany({ where: { tenantId, id }, data: state });
      const [before, after] = [{ status: draft.status }, { status: as, figures: figures.length, badges: badges.length }];
      await recordAudit(context, tx, { action: "portfolio.publish", tenantId, subjectType: "portfolio", subjectId: id, before, after });
      await emit(context, tx, "portfolio.published", {
        tenantId,
        portfolioId: id,
        title: draft.title,
        version: version + 1,
        isUnlisted: as === "unlisted",
      });
      return null;
    }),
  );
}

/** Nobody can open it from now on; the draft stays. Doing it twice is no error. */
export async function withdrawPortfolio(context: TenantContext, { id, version }: { id: string; version: number }): Promise<void> {
  requirePermission(context, "content.execute");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const { status } = await lockPortfolio(context, tx, id, version);
    if (status !== "published" && status !== "unlisted") return;
    const data = { status: "withdrawn", version: { increment: 1 }, updatedAt: context.clock.now() };
    await tx.prisma.portfolio.updateMany({ where: { tenantId, id }, data });
    const states = { before: { status }, after: { status: "withdrawn" } };
    await recordAudit(context, tx, { action: "portfolio.withdraw", tenantId, subjectType: "portfolio", subjectId: id, ...states });
  });
}

type Say = (figure: PortfolioFigureView) => string;

function requireCurrent(figures: readonly PortfolioFigureView[], say: Say): void {
  const issues = figures
    .filter(({ verification }) => verification !== "verified")
    .map((figure) => ({
      path: figure.id,
      message: figure.verification === "gone" ? `The data for this is gone: ${say(figure)}.` : `The data says something else by now: ${say(figure)}.`,
    }));
  if (issues.length > 0)
    throw new AppError("conflict", "Some figures have changed since they were proposed. Take the new ones, look at them, then publish.", { issues });
}

/** @returns the chosen badges as they are published @throws `conflict` naming each that is not earned any more, or not to be shown */
function requireEarned({ badges }: PortfolioDraft): PortfolioBadge[] {
  const chosen = badges.filter(({ isChosen }) => isChosen);
  const issues = chosen
    .filter(({ earnedAt }) => earnedAt === null)
    .map(({ key, name }) => ({ path: `badge:${key}`, message: `“${name}” was taken back, or whoever earned it is not shown by name.` }));
  if (issues.length > 0) throw new AppError("conflict", "Some badges cannot be shown any more. Choose the badges anew, then publish.", { issues });
  return chosen.flatMap(({ isChosen: _, earnedAt, ...badge }) => (earnedAt === null ? [] : [{ ...badge, earnedAt }]));
}

function requireSupported(draft: PortfolioDraft, figures: readonly PortfolioFigureView[], say: Say): void {
  const issueOf =
    (path: string) =>
    (refused: { claim: string; nearestFigureId: string | null }): FieldIssue => {
      const nearest = figures.find(({ id }) => id === refused.nearestFigureId);
      return {
        path,
        message: nearest ? `“${refused.claim}” is not what the data says: ${say(nearest)}.` : `No chosen figure supports “${refused.claim}”.`,
      };
    };
  const issues = [
    ...draft.refusedClaims.map(issueOf("summary")),
    ...draft.caseStudies.flatMap(({ id, isUnverified, refusedClaims }) => (isUnverified ? [] : refusedClaims.map(issueOf(id)))),
  ];
  if (issues.length > 0)
    throw invalid("The data does not support everything that is claimed. Correct it, or mark the case study as not verified.", issues);
}

/** A figure in the tenant's language, as "Cost per conversion: €37.80 (before: €60.00)". */
function standing(figure: PortfolioFigureView, language: string): string {
  const { label, value, baseline, change } = sayFigure(figure, localeFrom(language) ?? DEFAULT_LOCALE);
  return baseline === null ? `${label} ${value}` : `${label} ${baseline} → ${value}${change ? ` (${change})` : ""}`;
}
