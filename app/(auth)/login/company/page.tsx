import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { ownPath, type SearchParams, withNext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { companySignInAction } from "../../provider-actions.ts";

export const generateMetadata = pageTitle("auth", "signInWithYourCompany");

export default async function CompanySignInPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("auth");
  const next = ownPath.parse((await searchParams).next);
  return (
    <AuthShell
      title={t("signInWithYourCompany")}
      note={t("ifYourCompanyHasSetUp")}
      footer={t.rich("ratherWithAPasswordSignIn", { link: (chunks) => <TextLink href={withNext("/login", next)}>{chunks}</TextLink> })}
    >
      <ActionForm action={companySignInAction} label={t("signInWithYourCompany")} fields={["email"]} hidden={next ? { next } : {}}>
        <TextField name="email" type="email" label={t("eMailAtYourCompany")} autoComplete="username" inputMode="email" maxLength={254} />
        <SubmitButton pendingLabel={t("looking")}>{t("continue")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
