import type { Metadata } from "next";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { describeAddressChange, LINK_REFUSALS } from "#lib/identity";
import { pageContext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { confirmAddressAction, stopAddressAction } from "../../mailed-link-actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const metadata: Metadata = { title: "Change of address", referrer: "same-origin", robots: { index: false } };

export default async function AddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const change = await describeAddressChange(await pageContext(), token);
  if (change.state !== "good") return <RefusedLink reason={LINK_REFUSALS[change.state]} remedy={{ label: "Go to your account", href: "/account" }} />;
  return (
    <AuthShell
      title="Change of address"
      note={
        <>
          An account is to move from {change.from} to {change.to}. It does when both addresses have confirmed it.
        </>
      }
    >
      <div className="grid gap-4">
        <ActionForm action={confirmAddressAction} label="Confirm the change" hidden={{ token }}>
          <SubmitButton pendingLabel="Confirming…">Confirm for {change.side === "old" ? change.from : change.to}</SubmitButton>
        </ActionForm>
        <ActionForm action={stopAddressAction} label="Stop the change" hidden={{ token }}>
          <SubmitButton variant="secondary" pendingLabel="Stopping…">
            It was not me: stop it
          </SubmitButton>
        </ActionForm>
      </div>
    </AuthShell>
  );
}
