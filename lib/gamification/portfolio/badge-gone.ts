import type { TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { PORTFOLIO_LIMITS } from "./portfolio-schema.ts";

/** An award that was ended in this transaction. */
interface Ended {
  key: string;
  /** The achievement's, in English. */
  name: string;
  userId: string | null;
}

interface Row {
  id: string;
  title: string;
  publishedBy: string | null;
}

/**
 * Tells of each page that showed the badge of an award and shows it no longer. It is shown for as long as any award of it stands whose earner is
 * shown by name; one by somebody who is not was never shown. The caller holds the lock of the tenant's awards, as publishing does.
 */
export async function tellOfBadgeGone(context: TenantContext, tx: Transaction, { key, name, userId }: Ended): Promise<void> {
  const tenantId = context.tenant.id;
  const shownByName = (userColumn: string) =>
    `NOT EXISTS (SELECT 1 FROM leaderboard_privacy p WHERE p.tenant_id = $1::uuid AND p.user_id = ${userColumn} AND p.choice <> 'name')`;
  const pages = await tx.query<Row & object>({
    name: "portfolios-that-lost-a-badge",
    text: `SELECT id, published->>'title' AS title, published_by AS "publishedBy" FROM portfolio
           WHERE tenant_id = $1::uuid AND status IN ('published', 'unlisted') AND published->'badges' @> jsonb_build_array(jsonb_build_object('key', $2::text))
             AND ${shownByName("$3::uuid")}
             AND NOT EXISTS (SELECT 1 FROM achievement_award a WHERE a.tenant_id = $1::uuid AND a.definition_key = $2::text AND a.taken_back_at IS NULL
                               AND ${shownByName("a.user_id")})
           ORDER BY id LIMIT ${PORTFOLIO_LIMITS.portfolios}`,
    values: [tenantId, key, userId],
  });
  for (const { id, title, publishedBy } of pages) {
    await emit(context, tx, "portfolio.badge_gone", { tenantId, portfolioId: id, title, definitionKey: key, name, userId: publishedBy });
  }
}
