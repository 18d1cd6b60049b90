import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { tenantLevelOf } from "../levels/tenant-level.ts";
import { channelDaysOf } from "./channel-days.ts";
import { type KnownFigure, refusedClaims } from "./check-claims.ts";
import { type ChannelDay, computeFigure, UNIT_OF } from "./figure-values.ts";
import { addressOfPortfolio } from "./portfolio-address.ts";
import { badgeChoicesOf } from "./portfolio-badges.ts";
import { figuresOf, findPortfolio, type StoredFigure, type StoredPortfolio } from "./portfolio-rows.ts";
import {
  PORTFOLIO_LIMITS,
  type PortfolioCaseStudyView,
  type PortfolioDraft,
  type PortfolioFigureView,
  type PortfolioRow,
  type PortfolioTestimonialView,
} from "./portfolio-schema.ts";

/** The tenant's portfolios, those first that were worked on last. */
export async function listPortfolios(context: TenantContext): Promise<PortfolioRow[]> {
  requirePermission(context, "content.read");
  return readInTenant(context, async (tx) => {
    const rows = await tx.query<StoredPortfolio>({
      name: "list-portfolios",
      text: `SELECT id, title, slug, kind, status, version, published_version, updated_at FROM portfolio
             WHERE tenant_id = $1::uuid ORDER BY updated_at DESC, id LIMIT ${PORTFOLIO_LIMITS.portfolios}`,
      values: [context.tenant.id],
    });
    return rows.map(rowOf);
  });
}

/** One portfolio with its figures, as the data stands now. @throws `not_found`, `forbidden` without `content.read` */
export async function getPortfolio(context: TenantContext, id: string): Promise<PortfolioDraft> {
  requirePermission(context, "content.read");
  return readInTenant(context, (tx) => draftOf(context, tx, id));
}

/** For those who have asked for permission already. */
export async function draftOf({ tenant }: TenantContext, tx: Queryable, id: string): Promise<PortfolioDraft> {
  const row = await findPortfolio(tx, tenant.id, id);
  const stored = await figuresOf(tx, tenant.id, id);
  const days = await channelDaysOf(tx, tenant.id);
  const chosen = stored.filter(({ isChosen }) => isChosen);
  return {
    ...rowOf(row),
    summary: row.summary,
    seoTitle: row.seo_title,
    seoDescription: row.seo_description,
    path: addressOfPortfolio(row),
    publishedAt: row.published_at?.toISOString() ?? null,
    figures: stored.map((figure) => figureView(figure, days)),
    caseStudies: await caseStudiesOf(tx, tenant.id, id, chosen),
    testimonials: await testimonialsOf(tx, tenant.id, id),
    badges: await badgeChoicesOf(tx, tenant.id, row.badge_keys),
    level: await tenantLevelOf(tx, tenant.id),
    showsLevel: row.shows_level,
    refusedClaims: refusedClaims(`${row.title}\n${row.summary}\n${row.seo_title}\n${row.seo_description}`, chosen),
  };
}

const rowOf = ({ id, title, slug, kind, status, version, published_version, updated_at }: StoredPortfolio): PortfolioRow => ({
  id,
  title,
  slug,
  kind,
  status,
  version,
  isChangedSince: published_version !== null && published_version !== version,
  updatedAt: updated_at.toISOString(),
});

function figureView(figure: StoredFigure, days: readonly ChannelDay[]): PortfolioFigureView {
  const { sourceRows, sourceChanged, verifiedAt, ...rest } = figure;
  return {
    ...rest,
    unit: UNIT_OF[figure.measure],
    source: { rows: sourceRows, changedAt: sourceChanged.toISOString() },
    verifiedAt: verifiedAt.toISOString(),
    verification: verificationOf(figure, days),
  };
}

/** Whether the data still says what a figure says. A float that went through the database and back is the same float. */
function verificationOf(figure: StoredFigure, days: readonly ChannelDay[]): PortfolioFigureView["verification"] {
  const now = computeFigure(days, figure);
  if (now === null) return "gone";
  return now.value === figure.value && now.baselineValue === figure.baselineValue ? "verified" : "changed";
}

/** With what each claims and no figure supports. */
async function caseStudiesOf(
  tx: Queryable,
  tenantId: string,
  portfolioId: string,
  chosen: readonly KnownFigure[],
): Promise<PortfolioCaseStudyView[]> {
  const rows = await tx.query<Omit<PortfolioCaseStudyView, "refusedClaims">>({
    text: `SELECT id, title, challenge, solution, results, is_unverified AS "isUnverified" FROM portfolio_case_study
           WHERE tenant_id = $1::uuid AND portfolio_id = $2::uuid ORDER BY position, id LIMIT ${PORTFOLIO_LIMITS.caseStudies}`,
    values: [tenantId, portfolioId],
  });
  return rows.map((row) => ({ ...row, refusedClaims: refusedClaims([row.title, row.challenge, row.solution, row.results].join("\n"), chosen) }));
}

async function testimonialsOf(tx: Queryable, tenantId: string, portfolioId: string): Promise<PortfolioTestimonialView[]> {
  const rows = await tx.query<Omit<PortfolioTestimonialView, "consentedAt" | "requestedAt"> & { consentedAt: Date | null; requestedAt: Date }>({
    text: `SELECT id, name, role, email, status, quote, consent_text AS "consentText", consented_at AS "consentedAt", requested_at AS "requestedAt"
           FROM portfolio_testimonial WHERE tenant_id = $1::uuid AND portfolio_id = $2::uuid ORDER BY requested_at, id LIMIT ${PORTFOLIO_LIMITS.testimonials}`,
    values: [tenantId, portfolioId],
  });
  return rows.map((row) => ({ ...row, consentedAt: row.consentedAt?.toISOString() ?? null, requestedAt: row.requestedAt.toISOString() }));
}
