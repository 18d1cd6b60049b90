import { getWords, pageTitle } from "#components/format/words";
import { NewPasswordField } from "#components/identity/new-password-field";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { describeInvitation } from "#lib/members";
import { pageContext, withNext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { SignOutForm } from "../../sign-out-form.tsx";
import { acceptInvitationAction, joinAction } from "../actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const generateMetadata = pageTitle("auth", "yourInvitation", { referrer: "same-origin", robots: { index: false } });

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await getWords("auth");
  const { token } = await params;
  const context = await pageContext();
  const view = await describeInvitation(context, token);
  if (view.state === "refused") return <RefusedLink reason={view.reason} remedy={{ label: t("signIn"), href: "/login" }} />;
  const { tenantName, roleName, email, inviter, hasAccount } = view;
  const { actor } = context;
  const reader = actor.kind === "user" ? actor.email : null;
  return (
    <AuthShell
      title={t("joinTenantname", { tenantName })}
      note={t("inviterInvitesEmailWithTheRole", { inviter: inviter ?? tenantName, email, roleName })}
    >
      {reader === email ? (
        <ActionForm action={acceptInvitationAction} label={t("acceptTheInvitation")} hidden={{ token }}>
          <SubmitButton pendingLabel={t("joining")}>{t("acceptAndGoToThePortal")}</SubmitButton>
        </ActionForm>
      ) : reader ? (
        <div className="grid gap-4 text-sm text-soft">
          <p className="wrap-anywhere">{t("youAreSignedInAsReader", { reader })}</p>
          <SignOutForm look="button" />
        </div>
      ) : hasAccount ? (
        <div className="grid gap-4">
          <p className="text-sm text-soft">{t("thisAddressHasAnAccountSign")}</p>
          <LinkButton href={withNext("/login", `/invite/${token}`)}>{t("signIn")}</LinkButton>
        </div>
      ) : (
        <ActionForm action={joinAction} label={t("acceptTheInvitation")} fields={["name", "password"]} hidden={{ token }}>
          {/* Password managers keep the password under this name. */}
          <input type="hidden" autoComplete="username" defaultValue={email} />
          <TextField name="name" label={t("yourName")} autoComplete="name" maxLength={120} />
          <NewPasswordField />
          <SubmitButton pendingLabel={t("joining")}>{t("acceptAndOpenThePortal")}</SubmitButton>
        </ActionForm>
      )}
    </AuthShell>
  );
}
