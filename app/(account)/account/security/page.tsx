import type { Metadata } from "next";
import { getSay, getWords, useWords } from "#components/format/words";
import { PasskeysCard } from "#components/identity/passkeys-card";
import { AuthenticatorCard, PasswordStateCard, RecoveryCodesCard } from "#components/identity/security-cards";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import type { UserContext } from "#lib/access";
import { getSecurity, listPasskeys, pendingTotp } from "#lib/identity";
import { getRuntime } from "#lib/platform/runtime";
import { userPage } from "#lib/web";
import {
  beginTotpAction,
  confirmTotpAction,
  makeRecoveryCodesAction,
  removePasskeyAction,
  removeTotpAction,
  renamePasskeyAction,
} from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getSay())("Security") });

export default async function SecurityPage() {
  const t = await getWords("account");
  const say = await getSay();
  const context = await userPage("/account/security");
  const { impersonator, name } = context.actor;
  return (
    <div className="grid gap-6">
      <PageHeader title={say("Security")} note={t("howYouSignInAndWhat")} />
      {impersonator ? (
        <Callout tone="warn" title={t("youActAsName", { name })}>
          {t("howSomebodySignsInBelongsTo")}
        </Callout>
      ) : (
        <OwnSecurity context={context} />
      )}
    </div>
  );
}

async function OwnSecurity({ context }: { context: UserContext }) {
  const [security, pending, passkeys] = await Promise.all([getSecurity(context), pendingTotp(context, getRuntime()), listPasskeys(context)]);
  const { hasPassword, passwordChangedAt, totpSince, recoveryCodesLeft } = security;
  return (
    <>
      <TenantRequirement context={context} hasFactor={totpSince !== null || passkeys.length > 0} />
      <PasswordStateCard hasPassword={hasPassword} changedAt={passwordChangedAt} />
      <AuthenticatorCard since={totpSince} pending={pending} begin={beginTotpAction} confirm={confirmTotpAction} remove={removeTotpAction} />
      {totpSince ? <RecoveryCodesCard left={recoveryCodesLeft} make={makeRecoveryCodesAction} /> : null}
      <PasskeysCard passkeys={passkeys} rename={renamePasskeyAction} remove={removePasskeyAction} />
    </>
  );
}

function TenantRequirement({ context: { lockedOutOf }, hasFactor }: { context: UserContext; hasFactor: boolean }) {
  const t = useWords("account");
  if (lockedOutOf?.reason !== "second_factor") return null;
  if (hasFactor) {
    return (
      <Callout
        tone="warn"
        title={t("nameAsksForYourSecondFactor", { name: lockedOutOf.name })}
        actions={
          <LinkButton href="/account/confirm?next=%2Fportal" size="sm">
            {t("confirmThatItIsYou")}
          </LinkButton>
        }
      >
        {t("youDidNotShowItWhen")}
      </Callout>
    );
  }
  return (
    <Callout tone="warn" title={t("nameRequiresASecondFactor", { name: lockedOutOf.name })}>
      {t("setUpAnAuthenticatorAppOr")}
    </Callout>
  );
}
