import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { pageContext } from "#lib/web";
import { signInAction } from "../actions.ts";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, error } = await searchParams;
  const { actor } = await pageContext();
  if (actor.kind === "user") redirect(actor.platformRole ? "/admin/tenants" : "/portal");
  return (
    <>
      <h1 className="text-title font-semibold">Sign in</h1>
      <p className="mt-2 mb-8 text-muted">With the e-mail address your invitation was sent to.</p>
      {/* Where NextAuth's own routes send a refused sign-in. */}
      {error ? (
        <p role="alert" className="mb-5 rounded-lg border border-bad/40 bg-bad-soft px-4 py-3 text-sm text-bad">
          The e-mail address or the password is not right.
        </p>
      ) : null}
      <ActionForm action={signInAction} label="Sign in" fields={["email", "password"]} hidden={typeof next === "string" ? { next } : {}}>
        <TextField name="email" type="email" label="E-mail" autoComplete="username" inputMode="email" maxLength={254} />
        <TextField name="password" type="password" label="Password" autoComplete="current-password" maxLength={200} />
        <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
      </ActionForm>
    </>
  );
}
