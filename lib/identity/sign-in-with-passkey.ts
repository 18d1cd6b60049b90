import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { networkOf } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { admitPerson, type SignedIn } from "./admit-person.ts";
import type { PasskeySignInInput } from "./factors-schema.ts";
import { recordingRefusal } from "./record-refusal.ts";
import { SIGN_IN_LIMITS } from "./sign-in-limits.ts";
import { passkeyRefused, passkeyRequest, verifyPasskey } from "./verify-passkey.ts";

/** What the browser needs to offer the passkeys it has for this portal. Says nothing about anybody. */
export const passkeySignInOptions = (_context: Context, runtime: Runtime) => passkeyRequest(runtime, "sign-in");

/**
 * Signs in with a passkey alone: the device and what unlocks it are two factors.
 * @throws `invalid` with one answer for everything that does not count, `limit_exceeded`
 */
export async function signInWithPasskey(context: Context, { credential, remember }: PasskeySignInInput, runtime: Runtime): Promise<SignedIn> {
  const address = networkOf(context.origin.ip);
  await runtime.limiter.consume(SIGN_IN_LIMITS.byAddress, address);
  const passkey = { subjectType: "passkey", subjectId: credential.id.slice(0, 100) };
  const session = await recordingRefusal(context, passkey, () =>
    context.db.transaction({ kind: "system", purpose: "sign-in with passkey" }, async (tx) => {
      const owner = await verifyPasskey(context, tx, runtime, "sign-in", credential);
      const admitted =
        owner && (await admitPerson(context, tx, runtime, { userId: owner.userId, method: "passkey", isRemembered: remember, isStrong: true }));
      if (!admitted) {
        await recordAudit(context, tx, {
          action: "sign_in.refused",
          tenantId: null,
          ...(owner ? { subjectType: "user", subjectId: owner.userId } : passkey),
        });
      }
      return admitted;
    }),
  );
  if (!session) throw passkeyRefused();
  await runtime.limiter.giveBack(SIGN_IN_LIMITS.byAddress, address);
  return session;
}
