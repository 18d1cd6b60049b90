import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthShell } from "#components/shell/auth-shell";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { pageContext, type SearchParams } from "#lib/web";
import { signInAction } from "../actions.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, error } = await searchParams;
  const { actor } = await pageContext();
  if (actor.kind === "user") redirect(actor.platformRole ? "/admin/tenants" : "/portal");
  return (
    <AuthShell
      title="Sign in"
      note="With the e-mail address your invitation was sent to."
      footer={
        <>
          Something does not work? See the <TextLink href="/status">status of the platform</TextLink>.
        </>
      }
    >
      {/* Where NextAuth's own routes send a refused sign-in. */}
      {error ? (
        <Callout tone="bad" role="alert" className="mb-5">
          The e-mail address or the password is not right.
        </Callout>
      ) : null}
      <ActionForm action={signInAction} label="Sign in" fields={["email", "password"]} hidden={typeof next === "string" ? { next } : {}}>
        <TextField name="email" type="email" label="E-mail" autoComplete="username" inputMode="email" maxLength={254} />
        <TextField name="password" type="password" label="Password" autoComplete="current-password" maxLength={200} />
        <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
