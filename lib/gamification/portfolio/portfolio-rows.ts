import type { TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { PORTFOLIO_MEASURES, type PortfolioMeasure } from "./figure-values.ts";
import type { PORTFOLIO_STATUSES, PortfolioKind } from "./portfolio-schema.ts";

export interface StoredPortfolio {
  id: string;
  tenant_id: string;
  slug: string;
  unlisted_token: string;
  kind: PortfolioKind;
  status: (typeof PORTFOLIO_STATUSES)[number];
  title: string;
  summary: string;
  seo_title: string;
  seo_description: string;
  badge_keys: string[];
  shows_level: boolean;
  version: number;
  published: unknown;
  published_version: number | null;
  published_at: Date | null;
  updated_at: Date;
}

export interface StoredFigure {
  id: string;
  measure: PortfolioMeasure;
  channel: string | null;
  periodFrom: string;
  periodTo: string;
  baselineFrom: string | null;
  baselineTo: string | null;
  value: number;
  baselineValue: number | null;
  currency: string;
  sourceRows: number;
  sourceChanged: Date;
  verifiedAt: Date;
  isChosen: boolean;
  isBestMonth: boolean;
}

export const MEANWHILE = "Somebody changed this portfolio meanwhile. Open it again: it shows what they did.";

/** Held until the transaction ends. @throws `not_found`; `conflict` when it was changed since `version` */
export async function lockPortfolio(context: TenantContext, tx: Transaction, id: string, version?: number): Promise<StoredPortfolio> {
  const found = await findPortfolio(tx, context.tenant.id, id, true);
  if (version !== undefined && found.version !== version) throw conflict(MEANWHILE);
  return found;
}

/** @throws `not_found` */
export async function findPortfolio(tx: Queryable, tenantId: string, id: string, isLocked = false): Promise<StoredPortfolio> {
  const [row] = await tx.query<StoredPortfolio>({
    text: `SELECT id, tenant_id, slug, unlisted_token, kind, status, title, summary, seo_title, seo_description, badge_keys, shows_level, version, published,
             published_version, published_at, updated_at
           FROM portfolio WHERE tenant_id = $1::uuid AND id = $2::uuid${isLocked ? " FOR UPDATE" : ""}`,
    values: [tenantId, id],
  });
  if (!row) throw notFound("This portfolio");
  return row;
}

/** In their order. */
export async function figuresOf(tx: Queryable, tenantId: string, portfolioId: string): Promise<StoredFigure[]> {
  const day = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;
  const rows = await tx.query<Omit<StoredFigure, "measure"> & { measure: string }>({
    text: `SELECT id, measure, channel, ${day("period_from")} AS "periodFrom", ${day("period_to")} AS "periodTo", ${day("baseline_from")} AS "baselineFrom",
             ${day("baseline_to")} AS "baselineTo", value, baseline_value AS "baselineValue", currency, source_rows AS "sourceRows",
             source_changed AS "sourceChanged", verified_at AS "verifiedAt", is_chosen AS "isChosen", is_best_month AS "isBestMonth"
           FROM portfolio_figure WHERE tenant_id = $1::uuid AND portfolio_id = $2::uuid ORDER BY position, id LIMIT 100`,
    values: [tenantId, portfolioId],
  });
  return rows.flatMap((row) => {
    const measure = PORTFOLIO_MEASURES.find((each) => each === row.measure);
    return measure ? [{ ...row, measure }] : [];
  });
}

/** After each change of anything that belongs to it. */
export async function touchPortfolio(context: TenantContext, tx: Transaction, id: string): Promise<void> {
  const data = { version: { increment: 1 }, updatedAt: context.clock.now() };
  await tx.prisma.portfolio.updateMany({ where: { tenantId: context.tenant.id, id }, data });
}
