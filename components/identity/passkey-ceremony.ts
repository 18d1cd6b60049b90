/** What the browser and the portal say to each other about a passkey. */
export type Ceremony = "sign-in" | "register" | "confirm";

/** A failure in words for the reader; `reason` names what can be done about it. */
export class CeremonyProblem extends Error {
  readonly reason: string | null;
  constructor(message: string, reason: string | null = null) {
    super(message);
    this.reason = reason;
  }
}

const WORDS: Record<string, string> = {
  NotAllowedError: "No passkey was used. Try again, or use another way.",
  InvalidStateError: "This device has a passkey for your account already.",
  SecurityError: "Passkeys work at the portal’s own name only. Open it by that name, not by a number.",
};

export const hasPasskeys = (): boolean => typeof PublicKeyCredential !== "undefined";

/**
 * Runs one ceremony from the challenge to the portal's answer. With `autofill` the browser offers passkeys in the list of the
 * e-mail field, and this waits until one is chosen.
 * @throws CeremonyProblem
 */
export async function runCeremony(ceremony: Ceremony, { autofill = false } = {}): Promise<void> {
  if (!hasPasskeys()) throw new CeremonyProblem("This browser does not know passkeys.");
  // Loaded only now, so that pages that merely offer passkeys do not pay for them.
  const { startAuthentication, startRegistration } = await import("@simplewebauthn/browser");
  const optionsJSON = await post(`/api/auth/passkeys/${ceremony}/options`, {});
  try {
    const credential =
      ceremony === "register"
        ? await startRegistration({ optionsJSON: optionsJSON as unknown as Parameters<typeof startRegistration>[0]["optionsJSON"] })
        : await startAuthentication({
            optionsJSON: optionsJSON as unknown as Parameters<typeof startAuthentication>[0]["optionsJSON"],
            useBrowserAutofill: autofill,
            verifyBrowserAutofillInput: false,
          });
    await post(`/api/auth/passkeys/${ceremony}`, { credential });
  } catch (error) {
    if (error instanceof CeremonyProblem) throw error;
    throw new CeremonyProblem((error instanceof Error && WORDS[error.name]) || "The passkey could not be used. Try again, or use another way.");
  }
}

// The options are the portal's own answer in the shape that the browser's library takes: hence the two conversions above.
async function post(path: string, body: object): Promise<Record<string, unknown>> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const headers = { "content-type": "application/json", "x-csrf-token": csrfToken };
    const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return answer;
    throw new CeremonyProblem(String(answer.detail), typeof answer.reason === "string" ? answer.reason : null);
  } catch (error) {
    if (error instanceof CeremonyProblem) throw error;
    throw new CeremonyProblem("The portal cannot be reached at the moment. Try again.");
  }
}
