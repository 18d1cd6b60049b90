import { inTenant, once, requirePermission, requireUser, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { localeFrom } from "#words/locales";
import { CODE_COLUMNS, type CodeRow, codeView } from "./code-rows.ts";
import { newReferralCode } from "./new-code.ts";
import { type GeneratedReferral, type GenerateReferralInput, REFERRAL_DAYS, REFERRAL_LIMITS } from "./schema.ts";
import { textsOfReferral } from "./share-texts.ts";

const MOST_DRAWS = 5;
const DAY_MS = 86_400_000;

/**
 * Makes a code for the caller: their own, which is the same whenever they ask while it counts, or one more for a campaign, which needs
 * `gamification.manage`. It counts for 365 days.
 * @param publicUrl of the portal, where the code leads to
 * @throws `forbidden`, `conflict` for one too many, and for a company that has left
 */
export async function generateReferral(context: TenantContext, input: GenerateReferralInput, publicUrl: string): Promise<GeneratedReferral> {
  requirePermission(context, input.kind === "BIZ" ? "campaign.read" : "gamification.manage");
  const { userId } = requireUser(context).actor;
  // Who has left may still look at what is theirs.
  if (context.tenant.status === "cancelled") throw conflict("This company has left, and its invitations count for nobody.");
  const row = await inTenant(context, async (tx) => {
    const { code } = await once(context, tx, async () => ({ code: await ownCode(context, tx, userId, input) }));
    return findCode(context, tx, code);
  });
  const code = codeView(row, publicUrl);
  return { ...code, shareTexts: textsOfReferral(code.code, publicUrl, context.tenant.name, localeFrom(context.tenant.locale)) };
}

/** Closes a code: whoever follows it from now on is nobody's. What it brought stays. @throws `forbidden`, `not_found` */
export async function closeReferral(context: TenantContext, code: string): Promise<void> {
  requirePermission(context, "campaign.read");
  await inTenant(context, async (tx) => {
    const { user_id, state } = await findCode(context, tx, code);
    requireOwner(context, user_id);
    if (state === "closed") return;
    await tx.query({
      text: "UPDATE referral_code SET closed_at = $3::timestamptz WHERE tenant_id = $1::uuid AND code = $2",
      values: [context.tenant.id, code, context.clock.now()],
    });
    await recordAudit(context, tx, { action: "referral.close", tenantId: context.tenant.id, subjectType: "referral_code", subjectId: code });
  });
}

/** Somebody's own codes are theirs; those of others are for who looks after points. @throws `not_found`, as for a code that is none */
export function requireOwner(context: TenantContext, ownerId: string): void {
  if (context.actor.kind === "user" && context.actor.userId === ownerId) return;
  try {
    requirePermission(context, "gamification.manage");
  } catch {
    throw notFound("This code");
  }
}

/** @throws `not_found` */
export async function findCode({ tenant, clock }: TenantContext, tx: Queryable, code: string): Promise<CodeRow> {
  const [row] = await tx.query<CodeRow>({
    text: `SELECT ${CODE_COLUMNS} FROM referral_code c WHERE c.tenant_id = $2::uuid AND c.code = $3`,
    values: [clock.now(), tenant.id, code],
  });
  if (!row) throw notFound("This code");
  return row;
}

async function ownCode(context: TenantContext, tx: Transaction, userId: string, { kind, label, usageLimit }: GenerateReferralInput): Promise<string> {
  const [tenantId, now] = [context.tenant.id, context.clock.now()];
  // Two at once would each make one.
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('referral.generate:' || $1, 0))::text", values: [userId] });
  if (kind === "BIZ") {
    const [own] = await tx.query<{ code: string; is_over: boolean }>({
      text: `SELECT code, expires_at <= $3::timestamptz AS is_over FROM referral_code
             WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND code LIKE 'BIZ%' AND closed_at IS NULL`,
      values: [tenantId, userId, now],
    });
    if (own && !own.is_over) return own.code;
    // After its year a new one takes its place.
    if (own)
      await tx.query({
        text: "UPDATE referral_code SET closed_at = expires_at WHERE tenant_id = $1::uuid AND code = $2",
        values: [tenantId, own.code],
      });
  }
  if ((await tx.prisma.referralCode.count({ where: { tenantId, userId } })) >= REFERRAL_LIMITS.codesPerPerson)
    throw conflict(`You have ${REFERRAL_LIMITS.codesPerPerson} codes, which is as many as there can be.`);
  const expiresAt = new Date(now.getTime() + REFERRAL_DAYS * DAY_MS);
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const code = newReferralCode(kind);
    const made = await tx.query({
      text: `INSERT INTO referral_code (code, tenant_id, user_id, label, usage_limit, created_at, expires_at)
             VALUES ($1, $2::uuid, $3::uuid, $4, $5::int, $6::timestamptz, $7::timestamptz) ON CONFLICT (code) DO NOTHING RETURNING code`,
      values: [code, tenantId, userId, label, usageLimit, now, expiresAt],
    });
    if (made.length === 0) continue;
    await recordAudit(context, tx, {
      action: "referral.generate",
      tenantId,
      subjectType: "referral_code",
      subjectId: code,
      after: { label, usageLimit, expiresAt: expiresAt.toISOString() },
    });
    return code;
  }
  throw new Error(`${MOST_DRAWS} codes in a row were taken`);
}
