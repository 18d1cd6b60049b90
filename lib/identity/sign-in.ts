import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { AppError } from "#lib/platform/errors";
import type { RateLimitRule } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { admitPerson, isKnownDevice, type SignedIn } from "./admit-person.ts";
import { verifyPassword } from "./password.ts";
import type { SignInInput } from "./schema.ts";

interface Credentials {
  user_id: string;
  password_hash: string | null;
  status: string;
}

const FIND_CREDENTIALS = `SELECT id AS user_id, password_hash, status FROM "user" WHERE email = $1`;

export const SIGN_IN_LIMITS = {
  byAccount: { name: "sign-in-account", limit: 10, windowSeconds: 15 * 60 },
  /** Browsers that the person has used before are counted by themselves: a stranger cannot lock them out. */
  byKnownDevice: { name: "sign-in-device", limit: 10, windowSeconds: 15 * 60 },
  byAddress: { name: "sign-in-address", limit: 100, windowSeconds: 15 * 60 },
};

/**
 * Signs a person in with e-mail and password.
 * @throws `invalid` with one answer for a wrong password, an unknown and a suspended person; `limit_exceeded` after
 *   10 failures for one account or 100 from one address in 15 minutes
 */
export async function signIn(context: Context, input: SignInInput, runtime: Runtime): Promise<SignedIn> {
  const [person] = await context.db.system<Credentials>({ name: "find-credentials", text: FIND_CREDENTIALS, values: [input.email] });
  const isKnown = person !== undefined && (await isKnownDevice(runtime, person.user_id, context.origin.deviceToken));
  // Counted before the password is checked, so that tries at once cannot slip through; only failures stay counted.
  const limits: [RateLimitRule, string][] = [
    [SIGN_IN_LIMITS.byAddress, context.origin.ip ?? "unknown"],
    isKnown ? [SIGN_IN_LIMITS.byKnownDevice, `${input.email} ${context.origin.deviceToken}`] : [SIGN_IN_LIMITS.byAccount, input.email],
  ];
  for (const [rule, key] of limits) await runtime.limiter.consume(rule, key);
  const fits = await verifyPassword(person?.password_hash ?? null, input.password);
  const session = await context.db.transaction({ kind: "system", purpose: "sign-in" }, async (tx) => {
    const admitted =
      fits && person ? await admitPerson(context, tx, runtime, { userId: person.user_id, method: "password", isRemembered: input.remember }) : null;
    if (!admitted) await recordAudit(context, tx, { action: "sign_in.refused", tenantId: null, subjectType: "email", subjectId: input.email });
    return admitted;
  });
  if (!session) throw new AppError("invalid", "The e-mail address or the password is not right.");
  for (const [rule, key] of limits) await runtime.limiter.giveBack(rule, key);
  return session;
}
