import { cookies } from "next/headers";
import { getWords, pageTitle, useWords } from "#components/format/words";
import { NewPasswordField } from "#components/identity/new-password-field";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { INVITATION_COOKIE, invitationOf, openInvitation } from "#lib/gamification";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { pageContext } from "#lib/web";
import { AuthShell } from "../auth-shell.tsx";
import { registerAction } from "../register-actions.ts";

export const generateMetadata = pageTitle("auth", "openAPortalForYourCompany");

const MOST_OF_AN_INVITATION = 200;
const FIELDS = ["name", "email", "company", "password"];

export default async function RegisterPage({ searchParams }: { searchParams: Promise<{ ref?: string | string[] }> }) {
  const t = await getWords("auth");
  // Read per request: the setting belongs to the running portal, not to the build.
  const context = await pageContext();
  const { registration, limits } = await installationSettings(getRuntime());
  if (!registration.isOpen) return <ByInvitation />;
  const { ref } = await searchParams;
  const remembered = (await cookies()).get(INVITATION_COOKIE)?.value;
  const given = typeof ref === "string" ? ref.slice(0, MOST_OF_AN_INVITATION) : undefined;
  const found = invitationOf(getRuntime(), { remembered, given });
  const invitation = found && (await openInvitation(context, getRuntime(), found.code));
  return (
    <AuthShell
      title={t("openAPortal")}
      note={t("forYourCompanyToTry", { days: limits.trialDays })}
      footer={t.rich("haveAnAccountSignInYour", { link: (chunks) => <TextLink href="/login">{chunks}</TextLink> })}
    >
      <ActionForm action={registerAction} label={t("openAPortal")} fields={FIELDS}>
        <TextField name="name" label={t("yourName")} autoComplete="name" maxLength={120} />
        <TextField name="email" type="email" label={t("eMail")} autoComplete="username" inputMode="email" maxLength={254} />
        <TextField name="company" label={t("company")} autoComplete="organization" maxLength={120} />
        <NewPasswordField label={t("password")} />
        {invitation && given ? <input type="hidden" name="ref" value={given} /> : null}
        {invitation ? <p className="text-muted text-sm">{t("invitedBy", { company: invitation.company })}</p> : null}
        <SubmitButton pendingLabel={t("sending")}>{t("register")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}

function ByInvitation() {
  const t = useWords("auth");
  return (
    <AuthShell title={t("byInvitation")}>
      <Callout title={t("newPeopleAreInvitedHere")} className="mb-5">
        {t("askAnAdministratorOfYourCompanys")}
      </Callout>
      <LinkButton href="/login">{t("goToSignIn")}</LinkButton>
    </AuthShell>
  );
}
