import type { Context, SignInMethod } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { AppError, unauthenticated } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { admitPerson, type SignedIn } from "./admit-person.ts";
import type { RequestContext } from "./context-of-request.ts";
import { limitTries } from "./factor-limits.ts";
import { mailFactorNotice } from "./factor-notice.ts";
import type { SecondFactorInput } from "./factors-schema.ts";
import { spendSecondFactor } from "./spend-second-factor.ts";

/** After so many wrong codes the first factor has to be shown again. */
export const WRONG_CODES_END_SESSION = 10;
const WRONG_CODES_ARE_KEPT_MS = 60 * 60_000;

interface HalfOpen {
  methods: SignInMethod[];
  is_remembered: boolean;
  provider_id: string | null;
  only_tenant_id: string | null;
}

type HalfContext = Context & Pick<RequestContext, "halfSignedIn">;

/**
 * The second step of signing in. A new session is opened and the half-open one ends: an id that somebody knew before the
 * second factor was shown must not become one that lets in.
 * @throws `unauthenticated` without a half-open session, `invalid` for a wrong or used code, `limit_exceeded`
 */
export async function completeSecondFactor(context: HalfContext, { code }: SecondFactorInput, runtime: Runtime): Promise<SignedIn> {
  const half = context.halfSignedIn;
  if (!half) throw signInAgain();
  const signedIn = await limitTries(runtime, half.userId, () =>
    context.db.transaction({ kind: "system", purpose: "second factor" }, async (tx) => {
      const session = await takeHalfOpen(tx, half.sessionId);
      if (!session) throw signInAgain();
      const second = await spendSecondFactor(tx, runtime, half.userId, code, context.clock.now());
      if (!second) return refuse(context, tx, runtime, half);
      await endHalfOpen(context, tx, half.sessionId, "second_factor_shown");
      if (second === "recovery_code") await mailRecoveryCodeUse(context, tx, runtime, half.userId);
      const method = session.methods[0] ?? "password";
      const provider = session.provider_id === null ? null : { id: session.provider_id, onlyTenantId: session.only_tenant_id };
      const admitted = await admitPerson(context, tx, runtime, {
        userId: half.userId,
        method,
        second,
        isRemembered: session.is_remembered,
        provider,
      });
      if (!admitted) throw signInAgain();
      return admitted;
    }),
  );
  if (!signedIn)
    throw new AppError("invalid", "This code is not right, or was used already.", { issues: [{ path: "code", message: "Enter a new code." }] });
  return signedIn;
}

const signInAgain = () => unauthenticated("Sign in again: this sign-in was not completed in time.");

/** Locks it, so that of two right codes at once one opens a session. */
async function takeHalfOpen(tx: Transaction, sessionId: string): Promise<HalfOpen | undefined> {
  const [session] = await tx.query<HalfOpen>({
    text: `SELECT methods, is_remembered, provider_id, only_tenant_id FROM auth_session
           WHERE id = $1::uuid AND stage = 'second_factor' AND revoked_at IS NULL FOR UPDATE`,
    values: [sessionId],
  });
  return session;
}

async function endHalfOpen(context: Context, tx: Transaction, id: string, revokedReason: string): Promise<void> {
  await tx.prisma.authSession.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: context.clock.now(), revokedReason } });
}

async function refuse(context: Context, tx: Transaction, runtime: Runtime, half: { sessionId: string; userId: string }): Promise<null> {
  const wrong = await runtime.store.increment(`second-factor-wrong:${half.sessionId}`, { expireMs: WRONG_CODES_ARE_KEPT_MS });
  if (wrong >= WRONG_CODES_END_SESSION) await endHalfOpen(context, tx, half.sessionId, "second_factor_refused");
  await recordAudit(context, tx, { action: "sign_in.second_factor_refused", tenantId: null, subjectType: "user", subjectId: half.userId });
  return null;
}

async function mailRecoveryCodeUse(context: Context, tx: Transaction, runtime: Runtime, userId: string): Promise<void> {
  const left = await tx.prisma.recoveryCode.count({ where: { userId, usedAt: null } });
  await mailFactorNotice(context, tx, runtime, userId, {
    title: "A recovery code was used",
    happened:
      left === 1
        ? "Somebody signed in with one of your recovery codes; 1 is left."
        : `Somebody signed in with one of your recovery codes; ${left} are left.`,
  });
}
