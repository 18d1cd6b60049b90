import type { Metadata } from "next";
import { ActionForm } from "#components/ui/action-form";
import { Checkbox } from "#components/ui/checkbox";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { ownPath, type SearchParams, withNext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { askForSignInLinkAction } from "../../mailed-link-actions.ts";

export const metadata: Metadata = { title: "Sign in with a link" };

export default async function SignInLinkPage({ searchParams }: { searchParams: SearchParams }) {
  const next = ownPath.parse((await searchParams).next);
  return (
    <AuthShell
      title="Sign in with a link"
      note="We mail you a link that signs you in, without a password."
      footer={
        <>
          Rather with a password? <TextLink href={withNext("/login", next)}>Sign in</TextLink>.
        </>
      }
    >
      <ActionForm action={askForSignInLinkAction} label="Sign in with a link" fields={["email"]} hidden={next ? { next } : {}}>
        <TextField name="email" type="email" label="E-mail" autoComplete="username" inputMode="email" maxLength={254} />
        <Checkbox name="remember" label="Keep me signed in" />
        <SubmitButton pendingLabel="Sending…">Mail me a link</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
