import type { Metadata } from "next";
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

export const metadata: Metadata = { title: "Sign-in" };

const PATH = "/admin/sign-in";

export default async function SignInAdminPage({ searchParams }: { searchParams: SearchParams }) {
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
        title="Sign-in"
        note="Providers for everybody, and the domains for whose addresses a tenant’s own provider counts."
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              New provider
            </LinkButton>
          ) : null
        }
      />
      <Card title="Providers for everybody" note="Each has a button on the sign-in page." isFlush>
        <ProviderTable
          providers={providers}
          path={PATH}
          empty="People sign in with a password, a passkey or a mailed link, or by the provider of their company."
        />
      </Card>
      <Card
        title="Domains of tenants"
        note="Verify a domain only when its owner has proved that it is theirs: whoever has it can sign in every member of it."
        isFlush
        footer={mayManage ? <AddDomainForm /> : null}
      >
        <DomainTable domains={domains} mayManage={mayManage} />
      </Card>
      <Pagination
        label="Pages of domains"
        firstHref={cursor === undefined ? null : PATH}
        nextHref={nextCursor === null ? null : `${PATH}?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </div>
  );
}
