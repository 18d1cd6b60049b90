import { getWords, pageTitle } from "#components/format/words";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { LINK_REFUSALS } from "#lib/identity";
import { describeRegistration } from "#lib/members";
import { pageContext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { completeRegistrationAction } from "../../register-actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const generateMetadata = pageTitle("auth", "confirmYourAddress", { referrer: "same-origin", robots: { index: false } });

export default async function VerifyPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await getWords("auth");
  const { token } = await params;
  const link = await describeRegistration(await pageContext(), token);
  if (link.state !== "good") return <RefusedLink reason={LINK_REFUSALS[link.state]} remedy={{ label: t("registerAgain"), href: "/register" }} />;
  return (
    <AuthShell title={t("confirmYourAddress")} note={t("thisOpensThePortalOfCompany", { company: link.company, email: link.email })}>
      <ActionForm action={completeRegistrationAction} label={t("confirmYourAddress")} fields={["password"]} hidden={{ token }}>
        <TextField
          name="password"
          type="password"
          label={t("password")}
          hint={t("theOneYouChoseWhenYou")}
          autoComplete="current-password"
          maxLength={200}
        />
        <SubmitButton pendingLabel={t("opening")}>{t("confirmAndOpenThePortal")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
