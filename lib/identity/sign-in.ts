import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { sha256 } from "#lib/platform/crypto";
import { AppError, isAppError, limitExceeded } from "#lib/platform/errors";
import { networkOf } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { admitPerson, isKnownDevice, type SignedIn } from "./admit-person.ts";
import { tellOfLockout } from "./lockout.ts";
import { verifyPassword } from "./password.ts";
import { recordingRefusal } from "./record-refusal.ts";
import type { SignInInput } from "./schema.ts";
import { deviceKey, SIGN_IN_LIMITS } from "./sign-in-limits.ts";

interface Credentials {
  user_id: string;
  password_hash: string | null;
  status: string;
}

const FIND_CREDENTIALS = `SELECT id AS user_id, password_hash, status FROM "user" WHERE email = $1`;

/**
 * Signs a person in with e-mail and password.
 * @throws `invalid` with one answer for a wrong password, an unknown and a suspended person; `limit_exceeded` after
 *   10 failures for one account or 100 from one address in 15 minutes
 */
export async function signIn(context: Context, input: SignInInput, runtime: Runtime): Promise<SignedIn> {
  const [person] = await context.db.system<Credentials>({ name: "find-credentials", text: FIND_CREDENTIALS, values: [input.email] });
  const { deviceToken } = context.origin;
  const isKnown = person !== undefined && (await isKnownDevice(runtime, person.user_id, deviceToken));
  const tries = countersOf(context, input.email, isKnown && deviceToken !== null ? sha256(deviceToken) : null);
  // Counted before the password is checked, so that tries at once cannot slip through; only failures stay counted.
  const isLastTry = await countTry(context, runtime, tries);
  const fits = await verifyPassword(person?.password_hash ?? null, input.password);
  const subject = { subjectType: "email", subjectId: input.email };
  const session = await recordingRefusal(context, subject, () =>
    context.db.transaction({ kind: "system", purpose: "sign-in" }, async (tx) => {
      const admitted =
        fits && person ? await admitPerson(context, tx, runtime, { userId: person.user_id, method: "password", isRemembered: input.remember }) : null;
      if (!admitted) await recordAudit(context, tx, { action: "sign_in.refused", tenantId: null, ...subject });
      return admitted;
    }),
  );
  if (!session) {
    if (isLastTry) await tellOfLockout(context, runtime, tries.email, tries.deviceHash, tries.account.rule.windowSeconds);
    throw new AppError("invalid", "The e-mail address or the password is not right.");
  }
  await runtime.limiter.giveBack(tries.account.rule, tries.account.key);
  await runtime.limiter.giveBack(SIGN_IN_LIMITS.byAddress, tries.address);
  return session;
}

/** Where a try is counted: by the account, or by the device when the person is known on it; and by where it came from. */
function countersOf(context: Context, email: string, deviceHash: string | null) {
  const account =
    deviceHash === null ? { rule: SIGN_IN_LIMITS.byAccount, key: email } : { rule: SIGN_IN_LIMITS.byKnownDevice, key: deviceKey(email, deviceHash) };
  return { email, deviceHash, account, address: networkOf(context.origin.ip) };
}

/** @returns whether the account takes no further try after this one. @throws `limit_exceeded`, the same for unknown people */
async function countTry(context: Context, runtime: Runtime, tries: ReturnType<typeof countersOf>): Promise<boolean> {
  await runtime.limiter.consume(SIGN_IN_LIMITS.byAddress, tries.address);
  try {
    const { remaining } = await runtime.limiter.consume(tries.account.rule, tries.account.key);
    return remaining === 0;
  } catch (error) {
    if (!isAppError(error) || error.code !== "limit_exceeded") throw error;
    const seconds = error.retryAfterSeconds ?? tries.account.rule.windowSeconds;
    await tellOfLockout(context, runtime, tries.email, tries.deviceHash, seconds);
    throw limitExceeded(`${error.message} If an account has this address, a link that unlocks it was mailed there.`, seconds);
  }
}
