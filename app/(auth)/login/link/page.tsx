import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Checkbox } from "#components/ui/checkbox";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { ownPath, type SearchParams, withNext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { askForSignInLinkAction } from "../../mailed-link-actions.ts";

export const generateMetadata = pageTitle("auth", "signInWithALink");

export default async function SignInLinkPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("auth");
  const next = ownPath.parse((await searchParams).next);
  return (
    <AuthShell
      title={t("signInWithALink")}
      note={t("weMailYouALinkThat")}
      footer={t.rich("ratherWithAPasswordSignIn", { link: (chunks) => <TextLink href={withNext("/login", next)}>{chunks}</TextLink> })}
    >
      <ActionForm action={askForSignInLinkAction} label={t("signInWithALink")} fields={["email"]} hidden={next ? { next } : {}}>
        <TextField name="email" type="email" label={t("eMail")} autoComplete="username" inputMode="email" maxLength={254} />
        <Checkbox name="remember" label={t("keepMeSignedIn")} />
        <SubmitButton pendingLabel={t("sending")}>{t("mailMeALink")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
