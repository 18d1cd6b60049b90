import type { Metadata } from "next";
import { NewPasswordField } from "#components/identity/new-password-field";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { describeResetLink, LINK_REFUSALS } from "#lib/identity";
import { pageContext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { resetPasswordAction } from "../../mailed-link-actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const metadata: Metadata = { title: "Choose a new password", referrer: "same-origin", robots: { index: false } };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { state, email } = await describeResetLink(await pageContext(), token);
  if (state !== "good") return <RefusedLink reason={LINK_REFUSALS[state]} remedy={{ label: "Ask for a new link", href: "/forgot" }} />;
  return (
    <AuthShell title="Choose a new password" note={<>For {email}. Every session of yours that is open elsewhere ends.</>}>
      <ActionForm action={resetPasswordAction} label="Choose a new password" fields={["password"]} hidden={{ token }}>
        {/* Password managers keep the password under this name. */}
        <input type="hidden" autoComplete="username" defaultValue={email ?? ""} />
        <NewPasswordField />
        <SubmitButton pendingLabel="Saving…">Save and sign in</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
