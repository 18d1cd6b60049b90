import type { Metadata } from "next";
import { NewPasswordField } from "#components/identity/new-password-field";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { pageContext } from "#lib/web";
import { AuthShell } from "../auth-shell.tsx";
import { registerAction } from "../register-actions.ts";

export const metadata: Metadata = { title: "Open a portal for your company" };

const FIELDS = ["name", "email", "company", "password"];

export default async function RegisterPage() {
  // Read per request: the setting belongs to the running portal, not to the build.
  await pageContext();
  const { registration, limits } = await installationSettings(getRuntime());
  if (!registration.isOpen) return <ByInvitation />;
  return (
    <AuthShell
      title="Open a portal"
      note={`For your company, with everything to try for ${limits.trialDays} days.`}
      footer={
        <>
          Have an account? <TextLink href="/login">Sign in</TextLink>. Your company has a portal? Ask a colleague to invite you.
        </>
      }
    >
      <ActionForm action={registerAction} label="Open a portal" fields={FIELDS}>
        <TextField name="name" label="Your name" autoComplete="name" maxLength={120} />
        <TextField name="email" type="email" label="E-mail" autoComplete="username" inputMode="email" maxLength={254} />
        <TextField name="company" label="Company" autoComplete="organization" maxLength={120} />
        <NewPasswordField label="Password" />
        <SubmitButton pendingLabel="Sending…">Register</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}

function ByInvitation() {
  return (
    <AuthShell title="By invitation">
      <Callout title="New people are invited here" className="mb-5">
        Ask an administrator of your company’s portal, or your agency, for an invitation. It comes by mail, with a link that lets you in.
      </Callout>
      <LinkButton href="/login">Go to sign in</LinkButton>
    </AuthShell>
  );
}
