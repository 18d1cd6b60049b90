import type { StaffContext, TenantContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { type ConversionState, mayBecome } from "./conversion-states.ts";

/** A conversion as it is moved from state to state, held by its transaction. */
export interface HeldConversion {
  id: string;
  tenant_id: string;
  user_id: string;
  code: string;
  kind: string;
  state: ConversionState;
  verdict: string | null;
  points: number;
  referred_tenant_id: string | null;
  amount_minor: number | null;
  currency: string | null;
}

/** Takes hold of a conversion of any tenant: of two who decide at once the second sees what the first did. @returns null when there is none */
export async function holdConversion(tx: Transaction, id: string): Promise<HeldConversion | null> {
  const [row] = await tx.query<HeldConversion>({
    text: `SELECT id, tenant_id, user_id, code, kind, state, verdict, points, referred_tenant_id, amount_minor, currency
           FROM referral_conversion WHERE id = $1::uuid FOR UPDATE`,
    values: [id],
  });
  return row ?? null;
}

interface Step {
  to: ConversionState;
  reason: string | null;
  /** What a person holds it to be; null for what the portal itself decides. */
  isFraud: boolean | null;
}

/** Moves a conversion on and writes down why. @throws `conflict` for a step that there is not */
export async function moveConversion(
  { actor, clock }: Pick<TenantContext | StaffContext, "actor" | "clock">,
  tx: Transaction,
  conversion: HeldConversion,
  { to, reason, isFraud }: Step,
): Promise<void> {
  const { id, tenant_id: tenantId, state } = conversion;
  if (state !== to && !mayBecome(state, to)) throw conflict(`A conversion that is ${state} cannot become ${to}.`);
  if (state !== to) await tx.query({ text: "UPDATE referral_conversion SET state = $2 WHERE id = $1::uuid", values: [id, to] });
  await tx.prisma.referralDecision.createMany({
    data: [
      {
        id: newId(),
        tenantId,
        conversionId: id,
        fromState: state,
        toState: to,
        decidedBy: actor.kind === "user" ? actor.userId : null,
        reason,
        isFraud,
        createdAt: clock.now(),
      },
    ],
  });
}
