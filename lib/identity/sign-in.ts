import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { AppError } from "#lib/platform/errors";
import type { RateLimiter } from "#lib/platform/rate-limit";
import { verifyPassword } from "./password.ts";
import type { SignInInput } from "./schema.ts";
import { openSession, type SessionPolicy } from "./session.ts";

interface Credentials {
  user_id: string;
  password_hash: string | null;
  status: string;
  session_version: number;
  platform_role: string | null;
  tenant_id: string | null;
}

// The first tenant in which the person is active; an open one before a closed one.
const FIND_CREDENTIALS = `
  SELECT u.id AS user_id, u.password_hash, u.status, u.session_version, u.platform_role, place.tenant_id
  FROM "user" u
  LEFT JOIN LATERAL (
    SELECT m.tenant_id FROM membership m JOIN tenant t ON t.id = m.tenant_id
    WHERE m.user_id = u.id AND m.status = 'active'
    ORDER BY t.status IN ('suspended', 'cancelled'), m.created_at, m.tenant_id LIMIT 1
  ) place ON true
  WHERE u.email = $1`;

export const SIGN_IN_LIMITS = {
  byAccount: { name: "sign-in-account", limit: 10, windowSeconds: 15 * 60 },
  byAddress: { name: "sign-in-address", limit: 100, windowSeconds: 15 * 60 },
};

export interface SignInDependencies {
  limiter: RateLimiter;
  policy: SessionPolicy;
}

/**
 * Signs a person in with e-mail and password.
 * @returns the session's id and whether the person is the operator's staff
 * @throws `invalid` with one answer for a wrong password, an unknown and a suspended person; `limit_exceeded` after
 *   10 failures for one account or 100 from one address in 15 minutes
 */
export async function signIn(
  context: Context,
  input: SignInInput,
  { limiter, policy }: SignInDependencies,
): Promise<{ sessionId: string; userId: string; isStaff: boolean }> {
  // Counted before the password is checked, so that tries at once cannot slip through; only failures stay counted.
  const limits = [
    [SIGN_IN_LIMITS.byAddress, context.origin.ip ?? "unknown"],
    [SIGN_IN_LIMITS.byAccount, input.email],
  ] as const;
  for (const [rule, key] of limits) await limiter.consume(rule, key);
  const [person] = await context.db.system<Credentials>({ name: "find-credentials", text: FIND_CREDENTIALS, values: [input.email] });
  const fits = await verifyPassword(person?.password_hash ?? null, input.password);
  const isWelcome = fits && person?.status === "active";
  const session = await context.db.transaction({ kind: "system", purpose: "sign-in" }, async (tx) => {
    if (!isWelcome) {
      await recordAudit(context, tx, { action: "sign_in.refused", tenantId: null, subjectType: "email", subjectId: input.email });
      return null;
    }
    const now = context.clock.now();
    const sessionId = await openSession(tx, {
      user: { id: person.user_id, sessionVersion: person.session_version },
      activeTenantId: person.tenant_id,
      origin: context.origin,
      now,
      policy,
    });
    await tx.prisma.user.updateMany({ where: { id: person.user_id }, data: { lastSignInAt: now } });
    await recordAudit(context, tx, {
      action: "sign_in",
      tenantId: person.tenant_id,
      subjectType: "user",
      subjectId: person.user_id,
      after: { sessionId },
    });
    return { sessionId, userId: person.user_id, isStaff: person.platform_role !== null };
  });
  if (!session) throw new AppError("invalid", "The e-mail address or the password is not right.");
  for (const [rule, key] of limits) await limiter.giveBack(rule, key);
  return session;
}
