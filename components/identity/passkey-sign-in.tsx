"use client";
import { type ReactNode, useEffect } from "react";
import { useClientWords } from "#components/format/client-words";
import { PasskeyButton } from "./passkey-button.tsx";
import { CeremonyProblem, hasPasskeys, runCeremony } from "./passkey-ceremony.ts";

interface PasskeySignInProps {
  /** A path of our own to go to; one's home without it. */
  next?: string;
  icon?: ReactNode;
}

/** Where signed-in people are led on to their home. */
const HOME = "/login";

/**
 * Signs in with a passkey alone. Browsers that can also offer passkeys in the list of the e-mail field, whose
 * `autocomplete` says "username webauthn".
 */
export function PasskeySignIn({ next = HOME, icon }: PasskeySignInProps) {
  const t = useClientWords();
  useEffect(() => {
    void offerInField(next);
  }, [next]);
  return (
    <PasskeyButton
      ceremony="sign-in"
      label={t("signInWithAPasskey")}
      pendingLabel={t("waitingForYourPasskey")}
      next={next}
      icon={icon}
      className="w-full"
    />
  );
}

async function offerInField(next: string): Promise<void> {
  // A number is no name that passkeys can belong to.
  const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
  if (isNumber || !hasPasskeys() || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  try {
    await runCeremony("sign-in", { autofill: true });
    location.assign(next);
  } catch (error) {
    // Nobody asked for anything: whoever presses the button instead ends this, and is told there what is wrong.
    if (!(error instanceof CeremonyProblem)) throw error;
  }
}
