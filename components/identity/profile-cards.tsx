import { useWords } from "#components/format/words";
import { ActionForm, type FormAction } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { NewPasswordField } from "./new-password-field.tsx";

/** What the person is called. */
export function NameCard({ name, action }: { name: string; action: FormAction }) {
  const t = useWords("account");
  return (
    <Card title={t("name")} note={t("whatOthersSeeBesideWhatYou")}>
      <ActionForm action={action} label={t("name")} fields={["name"]} className="grid max-w-lg gap-5">
        <TextField name="name" label={t("name")} autoComplete="name" defaultValue={name} maxLength={120} />
        <Save>{t("saveTheName")}</Save>
      </ActionForm>
    </Card>
  );
}

/** The address they sign in with. `hasPassword` false: they show who they are with a recent sign-in. */
export function AddressCard({ email, hasPassword, action }: { email: string; hasPassword: boolean; action: FormAction }) {
  const t = useWords("account");
  return (
    <Card title={t("eMail")} note={t("youSignInWithEmailA", { email })}>
      <ActionForm action={action} label={t("eMail")} fields={["email", "current"]} className="grid max-w-lg gap-5">
        <TextField name="email" type="email" label={t("newAddress")} autoComplete="email" inputMode="email" maxLength={254} />
        {hasPassword ? <CurrentPassword /> : null}
        <Save>{t("changeTheAddress")}</Save>
      </ActionForm>
    </Card>
  );
}

/** The password; people who sign in otherwise may have none. */
export function PasswordCard({ hasPassword, action }: { hasPassword: boolean; action: FormAction }) {
  const t = useWords("account");
  return (
    <Card title={t("password")} note={t("whenYouChangeItEveryOther")}>
      <ActionForm action={action} label={t("password")} fields={["current", "password"]} className="grid max-w-lg gap-5">
        {hasPassword ? <CurrentPassword /> : <Callout>{t("youHaveNoPasswordYetAnd")}</Callout>}
        <NewPasswordField />
        <Save>{hasPassword ? t("changeThePassword") : t("setAPassword")}</Save>
      </ActionForm>
    </Card>
  );
}

function CurrentPassword() {
  const t = useWords("account");
  return <TextField name="current" type="password" label={t("presentPassword")} autoComplete="current-password" maxLength={200} />;
}

function Save({ children }: { children: string }) {
  const t = useWords("account");
  return (
    <div>
      <SubmitButton pendingLabel={t("saving")}>{children}</SubmitButton>
    </div>
  );
}
