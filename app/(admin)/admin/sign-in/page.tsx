import { getWords, pageTitle } from "#components/format/words";
import { ProviderTable } from "#components/identity/provider-table";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { can } from "#lib/access";
import { listProviders, listTenantDomains } from "#lib/identity";
import { listTenantDomainsInput } from "#lib/identity/schema";
import { getRuntime } from "#lib/platform/runtime";
import { type SearchParams, staffPage } from "#lib/web";
import { AddDomainForm, DomainTable } from "./domains.tsx";

export const generateMetadata = pageTitle("signIn", "signIn");

const PATH = "/admin/sign-in";

export default async function SignInAdminPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("signIn");
  const { cursor } = await searchParams;
  const context = await staffPage(PATH);
  const page = listTenantDomainsInput.safeParse(cursor === undefined ? {} : { cursor });
  const [providers, { domains, nextCursor }] = await Promise.all([
    listProviders(context, "installation", getRuntime()),
    listTenantDomains(context, page.success ? page.data : { limit: 50 }),
  ]);
  const mayManage = can(context, "tenant.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("signIn")}
        note={t("providersForEverybodyAndTheDomains")}
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newProvider")}
            </LinkButton>
          ) : null
        }
      />
      <Card title={t("providersForEverybody")} note={t("eachHasAButtonOnThe")} isFlush>
        <ProviderTable providers={providers} path={PATH} empty={t("peopleSignInWithAPassword")} />
      </Card>
      <Card title={t("domainsOfTenants")} note={t("verifyADomainOnlyWhenIts")} isFlush footer={mayManage ? <AddDomainForm /> : null}>
        <DomainTable domains={domains} mayManage={mayManage} />
      </Card>
      <Pagination
        label={t("pagesOfDomains")}
        firstHref={cursor === undefined ? null : PATH}
        nextHref={nextCursor === null ? null : `${PATH}?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </div>
  );
}
