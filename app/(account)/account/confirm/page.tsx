import { getWords, pageTitle } from "#components/format/words";
import { PasskeyButton } from "#components/identity/passkey-button";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { hasRecentSignIn, type UserContext } from "#lib/access";
import { getSecurity } from "#lib/identity";
import { ownPath, type SearchParams, userPage, withNext } from "#lib/web";
import { SignOutForm } from "../../../(auth)/sign-out-form.tsx";
import { confirmByPasswordAction, confirmByTotpAction } from "./actions.ts";

export const generateMetadata = pageTitle("account", "confirmThatItIsYou");

const HOME = "/account/security";

/** Asks somebody who is signed in to prove once more who they are, and leads back to what they wanted to do. */
export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("account");
  const params = await searchParams;
  const next = ownPath.parse(params.next) ?? HOME;
  const context = await userPage(withNext("/account/confirm", next));
  const { impersonator, name } = context.actor;
  // Another window waits with what was filled in.
  const isDoneBeside = "beside" in params && hasRecentSignIn(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("confirmThatItIsYou")} note={t("whatYouWantToDoMatters")} />
      {impersonator ? (
        <Callout tone="warn" title={t("youActAsName", { name })}>
          {t("onlyThePersonCanConfirmThat")}
        </Callout>
      ) : isDoneBeside ? (
        <Callout tone="good" role="status" title={t("confirmedBeside")} />
      ) : (
        <Ways context={context} next={next} />
      )}
    </div>
  );
}

async function Ways({ context, next }: { context: UserContext; next: string }) {
  const t = await getWords("account");
  const { hasPassword, totpSince, passkeyCount } = await getSecurity(context);
  const hasWay = hasPassword || totpSince !== null || passkeyCount > 0;
  return (
    <>
      {passkeyCount > 0 ? (
        <Card title={t("withAPasskey")}>
          <div>
            <PasskeyButton ceremony="confirm" label={t("useAPasskey")} pendingLabel={t("waitingForYourPasskey")} next={next} variant="primary" />
          </div>
        </Card>
      ) : null}
      {totpSince ? (
        <Card title={t("withYourAuthenticatorApp")}>
          <ActionForm
            action={confirmByTotpAction}
            hidden={{ method: "totp", next }}
            fields={["code"]}
            label={t("withYourAuthenticatorApp")}
            className="grid max-w-xs gap-4"
          >
            <TextField
              name="code"
              label={t("code")}
              hint={t("theSixDigitsThatTheApp")}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
            />
            <SubmitButton pendingLabel={t("checking")}>{t("confirmWithTheCode")}</SubmitButton>
          </ActionForm>
        </Card>
      ) : null}
      {hasPassword ? (
        <Card title={t("withYourPassword")}>
          <ActionForm
            action={confirmByPasswordAction}
            hidden={{ method: "password", next }}
            fields={["password"]}
            label={t("withYourPassword")}
            className="grid max-w-lg gap-4"
          >
            <TextField name="password" type="password" label={t("password")} autoComplete="current-password" maxLength={200} />
            <div>
              <SubmitButton pendingLabel={t("checking")}>{t("confirmWithThePassword")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
      {hasWay ? null : (
        <Callout title={t("youHaveNeitherPasswordNorSecond")} actions={<SignOutForm look="button" />}>
          {t("signOutAndInAgainThe")}
        </Callout>
      )}
    </>
  );
}
