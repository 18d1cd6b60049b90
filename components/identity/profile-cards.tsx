import { ActionForm, type FormAction } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { NewPasswordField } from "./new-password-field.tsx";

/** What the person is called. */
export function NameCard({ name, action }: { name: string; action: FormAction }) {
  return (
    <Card title="Name" note="What others see beside what you do.">
      <ActionForm action={action} label="Name" fields={["name"]} className="grid max-w-lg gap-5">
        <TextField name="name" label="Name" autoComplete="name" defaultValue={name} maxLength={120} />
        <Save>Save the name</Save>
      </ActionForm>
    </Card>
  );
}

/** The address they sign in with. `hasPassword` false: they show who they are with a recent sign-in. */
export function AddressCard({ email, hasPassword, action }: { email: string; hasPassword: boolean; action: FormAction }) {
  return (
    <Card title="E-mail" note={`You sign in with ${email}. A new address counts when both have confirmed it.`}>
      <ActionForm action={action} label="E-mail" fields={["email", "current"]} className="grid max-w-lg gap-5">
        <TextField name="email" type="email" label="New address" autoComplete="email" inputMode="email" maxLength={254} />
        {hasPassword ? <CurrentPassword /> : null}
        <Save>Change the address</Save>
      </ActionForm>
    </Card>
  );
}

/** The password; people who sign in otherwise may have none. */
export function PasswordCard({ hasPassword, action }: { hasPassword: boolean; action: FormAction }) {
  return (
    <Card title="Password" note="When you change it, every other session of yours ends.">
      <ActionForm action={action} label="Password" fields={["current", "password"]} className="grid max-w-lg gap-5">
        {hasPassword ? <CurrentPassword /> : <Callout>You have no password yet, and sign in another way.</Callout>}
        <NewPasswordField />
        <Save>{hasPassword ? "Change the password" : "Set a password"}</Save>
      </ActionForm>
    </Card>
  );
}

const CurrentPassword = () => <TextField name="current" type="password" label="Present password" autoComplete="current-password" maxLength={200} />;

function Save({ children }: { children: string }) {
  return (
    <div>
      <SubmitButton pendingLabel="Saving…">{children}</SubmitButton>
    </div>
  );
}
