import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { CodeRow } from "./code-rows.ts";
import { CODE_COLUMNS } from "./code-rows.ts";
import { type ConversionKind, REFERRAL_DAYS } from "./schema.ts";

/** A conversion as it is recorded, before anybody has judged it. */
export interface NewConversion {
  code: string;
  kind: ConversionKind;
  /** What it is counted by, once per tenant. */
  causeKey: string;
  source: string;
  referred: { tenantId: string; userId: string } | null;
  email: string;
  firstTouchAt: Date | null;
  convertedAt: Date;
  amount: { minor: number; currency: string } | null;
  address: string | null;
  device: string | null;
  payment: string | null;
  /** Of a company that came before: whether the code still takes new ones does not matter to it. */
  isFollowUp: boolean;
}

/** Why a code does not count. */
export type CodeRefusal = "unknown" | "closed" | "expired" | "used_up" | "too_late";
export type Recorded = { id: string; isNew: boolean } | { refused: CodeRefusal };

const DAY_MS = 86_400_000;

/**
 * Records a conversion once per cause, in a transaction of the portal's own; it is judged by a job after that. Whoever records the same
 * again gets the first. Nothing is recorded for a code that does not count any more, or for a visit of more than a year ago.
 */
export async function recordConversion(context: TenantContext, tx: Transaction, conversion: NewConversion): Promise<Recorded> {
  const { code, kind, causeKey, source, referred, email, firstTouchAt, convertedAt, amount, address, device, payment, isFollowUp } = conversion;
  const [tenantId, now] = [context.tenant.id, context.clock.now()];
  const [known] = await tx.query<{ id: string }>({
    text: "SELECT id FROM referral_conversion WHERE tenant_id = $1::uuid AND cause_key = $2",
    values: [tenantId, causeKey],
  });
  if (known) return { id: known.id, isNew: false };
  // Held, so that no two take its last use.
  const [owner] = await tx.query<CodeRow>({
    text: `SELECT ${CODE_COLUMNS} FROM referral_code c WHERE c.tenant_id = $2::uuid AND c.code = $3 FOR UPDATE`,
    values: [now, tenantId, code],
  });
  if (!owner) return { refused: "unknown" };
  if (!isFollowUp && owner.state !== "open") return { refused: owner.state };
  if (!isFollowUp && owner.usage_limit > 0 && owner.used >= owner.usage_limit) return { refused: "used_up" };
  if (firstTouchAt && convertedAt.getTime() - firstTouchAt.getTime() > REFERRAL_DAYS * DAY_MS) return { refused: "too_late" };
  const id = newId();
  const inserted = await tx.query<{ id: string }>({
    text: `INSERT INTO referral_conversion (id, tenant_id, code, user_id, kind, cause_key, source, referred_tenant_id, referred_user_id, referred_email,
             first_touch_at, converted_at, amount_minor, currency, address, device, payment, created_at)
           VALUES ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7, $8::uuid, $9::uuid, $10, $11::timestamptz, $12::timestamptz, $13::int, $14, $15, $16, $17, $18::timestamptz)
           ON CONFLICT (tenant_id, cause_key) DO NOTHING RETURNING id`,
    values: [
      id,
      tenantId,
      code,
      owner.user_id,
      kind,
      causeKey,
      source,
      referred?.tenantId ?? null,
      referred?.userId ?? null,
      email,
      firstTouchAt,
      convertedAt,
      amount?.minor ?? null,
      amount?.currency ?? null,
      address,
      device,
      payment,
      now,
    ],
  });
  // Somebody recorded the same meanwhile, and it can be read now that they have committed.
  if (inserted.length === 0) return recordConversion(context, tx, conversion);
  await recordAudit(context, tx, {
    action: "referral.record",
    tenantId,
    subjectType: "referral_conversion",
    subjectId: id,
    after: { code, kind, source },
  });
  await emit(context, tx, "referral.recorded", { tenantId, conversionId: id });
  return { id, isNew: true };
}
