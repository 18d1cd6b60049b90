import { isoBase64URL } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import type { KeyValueStore } from "#lib/platform/store";

/** Pages that offer passkeys in the list of a field may be open for a while before one is chosen. */
const CHALLENGE_LIFE_MS = 10 * 60_000;

/** What a challenge was made for; one of a session counts in that session alone. */
export type ChallengePurpose = "sign-in" | `register ${string}` | `confirm ${string}`;

const clientData = z.object({ challenge: z.string().regex(/^[A-Za-z0-9_-]{20,200}$/) });
const keyOf = (purpose: ChallengePurpose, challenge: string) => `passkey-challenge:${purpose}:${challenge}`;

/** Remembers a challenge that a browser was given. */
export async function keepChallenge(store: KeyValueStore, purpose: ChallengePurpose, challenge: string): Promise<void> {
  await store.set(keyOf(purpose, challenge), "1", { expireMs: CHALLENGE_LIFE_MS });
}

/** Takes back the challenge that an answer names. It counts once: the answer cannot be sent again. @returns null for one that we did not give */
export async function takeChallenge(store: KeyValueStore, purpose: ChallengePurpose, clientDataJson: string): Promise<string | null> {
  const challenge = challengeIn(clientDataJson);
  if (challenge === null) return null;
  return (await store.delete(keyOf(purpose, challenge))) === 1 ? challenge : null;
}

function challengeIn(clientDataJson: string): string | null {
  try {
    const parsed = clientData.safeParse(JSON.parse(isoBase64URL.toUTF8String(clientDataJson)));
    return parsed.success ? parsed.data.challenge : null;
  } catch {
    // What is no JSON was made by no browser: the same as a challenge that we did not give.
    return null;
  }
}
