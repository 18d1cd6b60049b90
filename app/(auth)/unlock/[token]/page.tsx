import type { Metadata } from "next";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { describeUnlockLink, LINK_REFUSALS } from "#lib/identity";
import { pageContext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { unlockAction } from "../../mailed-link-actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const metadata: Metadata = { title: "Unlock your account", referrer: "same-origin", robots: { index: false } };

const REASONS = { ...LINK_REFUSALS, expired: "Your account has unlocked by itself: this link is needed no more." };

export default async function UnlockPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const state = await describeUnlockLink(await pageContext(), token);
  if (state !== "good") return <RefusedLink reason={REASONS[state]} remedy={{ label: "Go to sign in", href: "/login" }} />;
  return (
    <AuthShell
      title="Unlock your account"
      note="Unlock it if the wrong passwords were yours. If they were not, leave it locked: it unlocks by itself, and nobody got in."
    >
      <ActionForm action={unlockAction} label="Unlock your account" hidden={{ token }}>
        <SubmitButton pendingLabel="Unlocking…">Unlock</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
