import type { Metadata } from "next";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { AuthShell } from "../auth-shell.tsx";
import { askForResetAction } from "../mailed-link-actions.ts";

export const metadata: Metadata = { title: "Choose a new password" };

export default function ForgotPage() {
  return (
    <AuthShell
      title="Choose a new password"
      note="We mail you a link with which you choose a new one."
      footer={
        <>
          Remembered it? <TextLink href="/login">Sign in</TextLink>.
        </>
      }
    >
      <ActionForm action={askForResetAction} label="Choose a new password" fields={["email"]}>
        <TextField name="email" type="email" label="E-mail" autoComplete="username" inputMode="email" maxLength={254} />
        <SubmitButton pendingLabel="Sending…">Mail me a link</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
