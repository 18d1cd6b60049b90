import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { type Context, requireOwnAccount, requireRecentSignIn } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { conflict, invalid } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { deviceLabel } from "./device-label.ts";
import { mailFactorNotice } from "./factor-notice.ts";
import { MAX_PASSKEYS, type Passkey, type PasskeyRegistration } from "./factors-schema.ts";
import { passkeyView } from "./list-passkeys.ts";
import { keepChallenge, takeChallenge } from "./passkey-challenge.ts";
import { proveAgain } from "./prove-again.ts";
import { relyingParty } from "./relying-party.ts";

const MAX_NAME = 60;
/** EdDSA, ES256, RS256 (COSE). The library would offer ML-DSA first, which Node still calls experimental: a passkey must work after an update, too. */
const ALGORITHMS = [-8, -7, -257];

/** What the browser needs to make a passkey: one that it can offer by itself, and that asks for its person. */
export async function addPasskeyOptions(context: Context, runtime: Runtime) {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  const { userId, sessionId, email, name } = user.actor;
  const existing = await context.db.transaction({ kind: "system", purpose: "add passkey" }, (tx) =>
    tx.prisma.passkey.findMany({ where: { userId }, select: { credentialId: true }, orderBy: { id: "asc" } }),
  );
  const party = relyingParty(runtime.config.publicUrl);
  const options = await generateRegistrationOptions({
    rpID: party.id,
    rpName: party.name,
    userID: new TextEncoder().encode(userId),
    userName: email,
    userDisplayName: name,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: existing.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(runtime.store, `register ${sessionId}`, options.challenge);
  return options;
}

/**
 * Keeps a passkey that the person's browser has made. The session has shown it, too.
 * @throws `invalid` for an answer that does not fit, `conflict` for a passkey that is known or one too many
 */
export async function addPasskey(context: Context, credential: PasskeyRegistration, runtime: Runtime): Promise<Passkey> {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  const { userId, sessionId } = user.actor;
  const made = await verified(runtime, await takeChallenge(runtime.store, `register ${sessionId}`, credential.response.clientDataJSON), credential);
  if (!made) throw invalid("This passkey could not be checked. Try again.");
  return context.db.transaction({ kind: "system", purpose: "add passkey" }, async (tx) => {
    // Holds the person, so that requests at once cannot pass the limit together.
    await tx.query({ text: `SELECT id FROM "user" WHERE id = $1::uuid FOR UPDATE`, values: [userId] });
    if ((await tx.prisma.passkey.count({ where: { userId } })) >= MAX_PASSKEYS)
      throw conflict(`You have ${MAX_PASSKEYS} passkeys already. Remove one that you no longer use.`);
    const row = {
      id: newId(),
      userId,
      credentialId: made.credential.id,
      publicKey: new Uint8Array(made.credential.publicKey),
      counter: made.credential.counter,
      transports: credential.response.transports,
      name: deviceLabel(context.origin.userAgent).slice(0, MAX_NAME),
      deviceType: made.credentialDeviceType,
      isBackedUp: made.credentialBackedUp,
      createdAt: context.clock.now(),
    };
    const { count } = await tx.prisma.passkey.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) throw conflict("This passkey is known already.");
    await proveAgain(user, tx, "passkey");
    await recordAudit(context, tx, {
      action: "passkey.added",
      tenantId: null,
      subjectType: "user",
      subjectId: userId,
      after: { passkeyId: row.id, name: row.name },
    });
    if (context.tenant) await emit(context, tx, "second_factor.added", { tenantId: context.tenant.id, userId, factor: "passkey" });
    await mailFactorNotice(context, tx, runtime, userId, {
      title: "A passkey was added to your account",
      happened: `The passkey “${row.name}” can now sign in as you.`,
    });
    return passkeyView({ ...row, lastUsedAt: null });
  });
}

async function verified(runtime: Runtime, challenge: string | null, { id, rawId, type, response }: PasskeyRegistration) {
  if (challenge === null) return null;
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(runtime.config.publicUrl);
  const { clientDataJSON, attestationObject } = response;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo ?? null;
  } catch (error) {
    // The library throws for whatever does not fit: another origin, another relying party, no verification, broken bytes.
    runtime.log.debug({ err: error }, "a new passkey was refused");
    return null;
  }
}
