import type { Metadata } from "next";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { ownPath, type SearchParams, withNext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { companySignInAction } from "../../provider-actions.ts";

export const metadata: Metadata = { title: "Sign in with your company" };

export default async function CompanySignInPage({ searchParams }: { searchParams: SearchParams }) {
  const next = ownPath.parse((await searchParams).next);
  return (
    <AuthShell
      title="Sign in with your company"
      note="If your company has set up its own sign-in, your address leads you there."
      footer={
        <>
          Rather with a password? <TextLink href={withNext("/login", next)}>Sign in</TextLink>.
        </>
      }
    >
      <ActionForm action={companySignInAction} label="Sign in with your company" fields={["email"]} hidden={next ? { next } : {}}>
        <TextField name="email" type="email" label="E-mail at your company" autoComplete="username" inputMode="email" maxLength={254} />
        <SubmitButton pendingLabel="Looking…">Continue</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
