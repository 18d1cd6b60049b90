import { getSay, getWords, pageTitle } from "#components/format/words";
import { ProviderTable } from "#components/identity/provider-table";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listProviders } from "#lib/identity";
import { getRuntime } from "#lib/platform/runtime";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";

export const generateMetadata = pageTitle("portal", "signInProviders");

const PATH = "/portal/settings/sign-in";

export default async function SignInProvidersPage() {
  const t = await getWords("portal");
  const say = await getSay();
  const context = await tenantPage(PATH);
  if (!can(context, "security.manage")) return <MissingPermission title={t("signInProviders")} permission="security.manage" />;
  const providers = await listProviders(context, "tenant", getRuntime());
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("signInProviders")}
        note={t("letYourPeopleSignInWith")}
        actions={
          <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
            {t("newProvider")}
          </LinkButton>
        }
      />
      <Card title={t("yourProviders")} isFlush>
        <ProviderTable
          providers={providers}
          path={PATH}
          empty={say("Any provider that speaks OpenID Connect or OAuth 2 will do, such as Google Workspace, Microsoft Entra ID, Okta or Keycloak.")}
        />
      </Card>
    </div>
  );
}
