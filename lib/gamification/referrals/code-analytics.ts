import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { codeView } from "./code-rows.ts";
import { funnelOf } from "./funnel.ts";
import { findCode, requireOwner } from "./generate-code.ts";
import type { CodeAnalytics } from "./schema.ts";

const DAYS = 30;

/** What one code brought. @throws `forbidden`, `not_found` for a code of somebody else, but for who looks after points */
export async function codeAnalytics(context: TenantContext, code: string, publicUrl: string): Promise<CodeAnalytics> {
  requirePermission(context, "campaign.read");
  const tenantId = context.tenant.id;
  return readInTenant(context, async (tx) => {
    const row = await findCode(context, tx, code);
    requireOwner(context, row.user_id);
    const days = await tx.query<CodeAnalytics["days"][number]>({
      text: `SELECT day::text, sum(visits)::int AS visits, sum(conversions)::int AS conversions FROM (
               SELECT day, visits, 0 AS conversions FROM referral_visit_day WHERE tenant_id = $1::uuid AND code = $2
               UNION ALL SELECT (converted_at AT TIME ZONE 'UTC')::date, 0, 1 FROM referral_conversion
               WHERE tenant_id = $1::uuid AND code = $2 AND state NOT IN ('rejected', 'reversed')) happened
             WHERE day > ($3::timestamptz AT TIME ZONE 'UTC')::date - ${DAYS} GROUP BY day ORDER BY day`,
      values: [tenantId, code, context.clock.now()],
    });
    return { ...(await funnelOf(tx, { tenantId, userId: null, code })), code: codeView(row, publicUrl), days };
  });
}
