import type { Metadata } from "next";
import { NewPasswordField } from "#components/identity/new-password-field";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { describeInvitation } from "#lib/members";
import { pageContext, withNext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { SignOutForm } from "../../sign-out-form.tsx";
import { acceptInvitationAction, joinAction } from "../actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const metadata: Metadata = { title: "Your invitation", referrer: "same-origin", robots: { index: false } };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const context = await pageContext();
  const view = await describeInvitation(context, token);
  if (view.state === "refused") return <RefusedLink reason={view.reason} remedy={{ label: "Sign in", href: "/login" }} />;
  const { tenantName, roleName, email, inviter, hasAccount } = view;
  const { actor } = context;
  const reader = actor.kind === "user" ? actor.email : null;
  return (
    <AuthShell
      title={`Join ${tenantName}`}
      note={
        <>
          {inviter ?? tenantName} invites {email} with the role “{roleName}”.
        </>
      }
    >
      {reader === email ? (
        <ActionForm action={acceptInvitationAction} label="Accept the invitation" hidden={{ token }}>
          <SubmitButton pendingLabel="Joining…">Accept, and go to the portal</SubmitButton>
        </ActionForm>
      ) : reader ? (
        <div className="grid gap-4 text-sm text-soft">
          <p className="wrap-anywhere">You are signed in as {reader}. Sign out first, then open the link in the mail again.</p>
          <SignOutForm look="button" />
        </div>
      ) : hasAccount ? (
        <div className="grid gap-4">
          <p className="text-sm text-soft">This address has an account. Sign in with it to accept.</p>
          <LinkButton href={withNext("/login", `/invite/${token}`)}>Sign in</LinkButton>
        </div>
      ) : (
        <ActionForm action={joinAction} label="Accept the invitation" fields={["name", "password"]} hidden={{ token }}>
          {/* Password managers keep the password under this name. */}
          <input type="hidden" autoComplete="username" defaultValue={email} />
          <TextField name="name" label="Your name" autoComplete="name" maxLength={120} />
          <NewPasswordField />
          <SubmitButton pendingLabel="Joining…">Accept and open the portal</SubmitButton>
        </ActionForm>
      )}
    </AuthShell>
  );
}
