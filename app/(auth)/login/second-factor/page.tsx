import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { ownPath, pageContext, type SearchParams, withNext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { homeOf } from "../../enter.ts";
import { secondFactorAction } from "./actions.ts";

export const metadata: Metadata = { title: "Second step" };

export default async function SecondFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const next = ownPath.parse((await searchParams).next);
  const { actor, halfSignedIn } = await pageContext();
  if (actor.kind === "user") redirect(next ?? homeOf(actor.platformRole !== null));
  if (!halfSignedIn) redirect(withNext("/login", next));
  return (
    <AuthShell
      title="One more step"
      note={<>You are signing in as {halfSignedIn.email}.</>}
      footer={
        <>
          Not you, or no code at hand? <TextLink href={withNext("/login", next)}>Sign in another way</TextLink>.
        </>
      }
    >
      <ActionForm action={secondFactorAction} label="Second step" fields={["code"]} hidden={next ? { next } : {}}>
        <TextField
          name="code"
          label="Code"
          hint="The six digits of your authenticator app. Without your phone, one of your recovery codes."
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
        <SubmitButton pendingLabel="Checking…">Continue</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
