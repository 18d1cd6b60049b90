import { readInTenant, requirePermission, requireUser, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { conditionsOf, orderOf, pageOf, type SortedRow } from "#lib/tables";
import { paidReferrals } from "./approve-conversion.ts";
import { CODE_COLUMNS, type CodeRow, codeView } from "./code-rows.ts";
import { CONVERSION_COLUMNS, type ConversionRow, conversionView } from "./conversion-rows.ts";
import { funnelOf } from "./funnel.ts";
import { tierOf } from "./rewards.ts";
import { type OwnReferrals, type OwnReferralsInput, REFERRAL_LIMITS, type ReferralCreditView } from "./schema.ts";

const SORTS = { newest: { column: "v.created_at", type: "timestamptz" } };
const MOST_CREDITS = 20;

/** What the caller's invitations brought, and what their company got for having been invited. @throws `forbidden` without `campaign.read` */
export async function ownReferrals(context: TenantContext, input: OwnReferralsInput, publicUrl: string): Promise<OwnReferrals> {
  requirePermission(context, "campaign.read");
  const { userId } = requireUser(context).actor;
  const tenantId = context.tenant.id;
  return readInTenant(context, async (tx) => {
    const codes = await tx.query<CodeRow>({
      text: `SELECT ${CODE_COLUMNS} FROM referral_code c WHERE c.tenant_id = $2::uuid AND c.user_id = $3::uuid
             ORDER BY c.code LIKE 'BIZ%' AND c.closed_at IS NULL DESC, c.created_at DESC, c.code LIMIT ${REFERRAL_LIMITS.codesPerPerson}`,
      values: [context.clock.now(), tenantId, userId],
    });
    const { rows, nextCursor } = pageOf(await conversionsOf(tx, tenantId, userId, input), { ...input, sort: "-newest" });
    return {
      codes: codes.map((row) => codeView(row, publicUrl)),
      funnel: await funnelOf(tx, { tenantId, userId, code: null }),
      tier: tierOf(await paidReferrals(tx, tenantId, userId)),
      conversions: rows.map(conversionView),
      nextCursor,
      credits: await creditsOf(tx, tenantId),
    };
  });
}

function conversionsOf(tx: Queryable, tenantId: string, userId: string, { cursor, limit }: OwnReferralsInput) {
  const order = orderOf(SORTS, "-newest", "v");
  const conditions = conditionsOf(limit + 1, tenantId, userId);
  conditions.add("v.tenant_id = $2::uuid AND v.user_id = $3::uuid");
  order.after(conditions, cursor);
  return tx.query<ConversionRow & SortedRow>({
    text: `SELECT ${CONVERSION_COLUMNS}, ${order.column}::text AS sort_value FROM referral_conversion v ${conditions.where()} ${order.by()} LIMIT $1`,
    values: conditions.values,
  });
}

async function creditsOf(tx: Queryable, tenantId: string): Promise<ReferralCreditView[]> {
  const rows = await tx.query<{
    id: string;
    amount_minor: number;
    currency: string;
    invited_by: string;
    created_at: Date;
    withdrawn_at: Date | null;
  }>({
    text: `SELECT id, amount_minor, currency, invited_by, created_at, withdrawn_at FROM referral_credit WHERE tenant_id = $1::uuid
           ORDER BY created_at DESC, id LIMIT ${MOST_CREDITS}`,
    values: [tenantId],
  });
  return rows.map((row) => ({
    id: row.id,
    amountMinor: row.amount_minor,
    currency: row.currency,
    invitedBy: row.invited_by,
    createdAt: row.created_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }));
}
