import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { isoBase64URL } from "@simplewebauthn/server/helpers";
import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import type { PasskeyAssertion } from "./factors-schema.ts";
import { type ChallengePurpose, keepChallenge, takeChallenge } from "./passkey-challenge.ts";
import { relyingParty } from "./relying-party.ts";

/** One answer for every passkey that does not count, whatever is wrong with it. */
export const passkeyRefused = () => invalid("This passkey is not known here, or no longer counts. Try again, or use another way.");

/** What the browser needs to ask for a passkey. Without `allowed` it offers all it has for this portal. */
export async function passkeyRequest(runtime: Runtime, purpose: ChallengePurpose, allowed: { id: string }[] = []) {
  const { id: rpID } = relyingParty(runtime.config.publicUrl);
  const options = await generateAuthenticationOptions({ rpID, userVerification: "required", allowCredentials: allowed });
  await keepChallenge(runtime.store, purpose, options.challenge);
  return options;
}

/**
 * Checks a passkey's answer: challenge, origin, signature, that the device asked for its person, and that its counter rose.
 * @returns whose passkey it is, or null
 */
export async function verifyPasskey(
  context: Context,
  tx: Transaction,
  runtime: Runtime,
  purpose: ChallengePurpose,
  assertion: PasskeyAssertion,
): Promise<{ userId: string; passkeyId: string } | null> {
  const challenge = await takeChallenge(runtime.store, purpose, assertion.response.clientDataJSON);
  const passkey = await tx.prisma.passkey.findUnique({ where: { credentialId: assertion.id } });
  if (challenge === null || !passkey) return null;
  const { userHandle } = assertion.response;
  if (userHandle && isoBase64URL.toUTF8String(userHandle) !== passkey.userId) return null;
  const newCounter = await counterOf(runtime, challenge, assertion, passkey.publicKey);
  if (newCounter === null) return null;
  // Devices that do not count send zero. One condition in the update, so that two answers at once cannot both pass.
  const counter = newCounter === 0 ? 0 : { lt: newCounter };
  const { count } = await tx.prisma.passkey.updateMany({
    where: { id: passkey.id, counter },
    data: { counter: newCounter, lastUsedAt: context.clock.now() },
  });
  if (count === 1) return { userId: passkey.userId, passkeyId: passkey.id };
  // A counter that went back means that the key was copied.
  await recordAudit(context, tx, {
    action: "passkey.counter_regressed",
    tenantId: null,
    subjectType: "user",
    subjectId: passkey.userId,
    after: { passkeyId: passkey.id, stored: Number(passkey.counter), sent: newCounter },
  });
  return null;
}

async function counterOf(runtime: Runtime, challenge: string, assertion: PasskeyAssertion, publicKey: Uint8Array): Promise<number | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(runtime.config.publicUrl);
  const { id, rawId, type, response } = assertion;
  const { clientDataJSON, authenticatorData, signature } = response;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId, type, response: { clientDataJSON, authenticatorData, signature }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      // Counters are compared by us, in the update.
      credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch (error) {
    // The library throws for whatever does not fit: another origin, another relying party, no verification, broken bytes.
    runtime.log.debug({ err: error }, "a passkey was refused");
    return null;
  }
}
