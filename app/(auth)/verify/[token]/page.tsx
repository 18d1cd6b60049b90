import type { Metadata } from "next";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { LINK_REFUSALS } from "#lib/identity";
import { describeRegistration } from "#lib/members";
import { pageContext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { completeRegistrationAction } from "../../register-actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const metadata: Metadata = { title: "Confirm your address", referrer: "same-origin", robots: { index: false } };

export default async function VerifyPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await describeRegistration(await pageContext(), token);
  if (link.state !== "good") return <RefusedLink reason={LINK_REFUSALS[link.state]} remedy={{ label: "Register again", href: "/register" }} />;
  return (
    <AuthShell
      title="Confirm your address"
      note={
        <>
          This opens the portal of {link.company} for {link.email}.
        </>
      }
    >
      <ActionForm action={completeRegistrationAction} label="Confirm your address" fields={["password"]} hidden={{ token }}>
        <TextField
          name="password"
          type="password"
          label="Password"
          hint="The one you chose when you registered, so that we know it was you."
          autoComplete="current-password"
          maxLength={200}
        />
        <SubmitButton pendingLabel="Opening…">Confirm and open the portal</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
