import { pageTitle, useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { AuthShell } from "../auth-shell.tsx";
import { askForResetAction } from "../mailed-link-actions.ts";

export const generateMetadata = pageTitle("auth", "chooseANewPassword");

export default function ForgotPage() {
  const t = useWords("auth");
  return (
    <AuthShell
      title={t("chooseANewPassword")}
      note={t("weMailYouALinkWith")}
      footer={t.rich("rememberedItSignIn", { link: (chunks) => <TextLink href="/login">{chunks}</TextLink> })}
    >
      <ActionForm action={askForResetAction} label={t("chooseANewPassword")} fields={["email"]}>
        <TextField name="email" type="email" label={t("eMail")} autoComplete="username" inputMode="email" maxLength={254} />
        <SubmitButton pendingLabel={t("sending")}>{t("mailMeALink")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
