import { getWords, pageTitle } from "#components/format/words";
import { BadgeCard } from "#components/gamification/badge-card";
import { GameSummary } from "#components/gamification/widgets/game-summary";
import { TopFive } from "#components/gamification/widgets/top-five";
import { AddressCard, NameCard, PasswordCard } from "#components/identity/profile-cards";
import { LanguageChoice } from "#components/shell/language-choice";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { requireTenant, type TenantContext } from "#lib/access";
import { ownWidgets } from "#lib/gamification";
import { getProfile } from "#lib/identity";
import { userPage } from "#lib/web";
import { askForNewAddressAction, changeNameAction, changePasswordAction } from "./profile-actions.ts";

export const generateMetadata = pageTitle("account", "yourAccount");

export default async function AccountPage() {
  const t = await getWords("account");
  const context = await userPage("/account");
  const { impersonator, name } = context.actor;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("yourAccount")} note={t("whoYouAreHereAndHow")} />
      {impersonator ? (
        <Callout tone="warn" title={t("youActAsName", { name })}>
          {t("nameAddressAndPasswordBelongTo")}
        </Callout>
      ) : (
        <Profile context={context} />
      )}
      {context.tenant ? <Standing context={requireTenant(context)} /> : null}
      <Card title={t("language")} note={t("languageNote")}>
        <LanguageChoice />
      </Card>
    </div>
  );
}

async function Profile({ context }: { context: Awaited<ReturnType<typeof userPage>> }) {
  const { name, email, hasPassword } = await getProfile(context);
  return (
    <>
      <NameCard name={name} action={changeNameAction} />
      <AddressCard email={email} hasPassword={hasPassword} action={askForNewAddressAction} />
      <PasswordCard hasPassword={hasPassword} action={changePasswordAction} />
    </>
  );
}

/** What the person has earned in the portal that they are in. */
async function Standing({ context }: { context: TenantContext }) {
  const t = await getWords("account");
  const own = await ownWidgets(context);
  if (!own) return null;
  return (
    <section aria-label={t("standingAt", { tenant: context.tenant.name })} className="grid gap-6">
      <GameSummary summary={own} currency={context.tenant.currency} />
      {own.month ? <TopFive month={own.month} /> : null}
      {own.latest ? <BadgeCard badges={own.latest} /> : null}
    </section>
  );
}
