import type { Metadata } from "next";
import { TENANT_STATUS_LABELS } from "#components/tenancy/tenant-status-badge";
import { TenantTable } from "#components/tenancy/tenant-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listTenants } from "#lib/tenancy";
import { type ListTenantsInput, listTenantsInput, tenantStatus } from "#lib/tenancy/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const metadata: Metadata = { title: "Tenants" };

const PATH = "/admin/tenants";
type Filter = Partial<Pick<ListTenantsInput, "search" | "status" | "sort" | "cursor">>;

/** The address of this list; the usual sort is left out of it. */
const listAddress = ({ search, status, sort, cursor }: Filter) =>
  addressOf(PATH, { search, status, sort: sort === "name" ? undefined : sort, cursor });

export default async function TenantsPage({ searchParams }: { searchParams: SearchParams }) {
  const params = chooseParams(await searchParams, ["search", "status", "sort", "cursor"]);
  const context = await staffPage(addressOf(PATH, typeof params.search === "string" ? { search: params.search } : {}));
  const list = await readByAddress(listTenantsInput, params, (input) => listTenants(context, input));
  const mayManage = can(context, "tenant.manage");
  const input: Filter = list.problem === null ? list.input : {};
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Tenants"
        note="Client businesses and the agency’s own brands."
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              New tenant
            </LinkButton>
          ) : null
        }
      />
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={PATH}
            label="Search tenants"
            placeholder="Name or address"
            defaultValue={input.search}
            hidden={{ status: input.status, sort: input.sort === "name" ? undefined : input.sort }}
          />
          <Tabs label="Status" items={statusTabs(input)} />
        </div>
        {list.problem === null ? (
          <TenantTable tenants={list.answer.tenants} sort={sortLinks(list.input)} empty={<NoTenants input={list.input} mayManage={mayManage} />} />
        ) : (
          <AddressProblem problem={list.problem} firstHref={PATH} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label="Pages of tenants"
          firstHref={list.input.cursor ? listAddress({ ...list.input, cursor: undefined }) : null}
          nextHref={list.answer.nextCursor ? listAddress({ ...list.input, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}

function statusTabs(input: Filter) {
  const tab = (label: string, status: Filter["status"]) => ({
    label,
    href: listAddress({ ...input, status, cursor: undefined }),
    isCurrent: input.status === status,
  });
  return [tab("All", undefined), ...tenantStatus.options.map((status) => tab(TENANT_STATUS_LABELS[status], status))];
}

/** A header sorts its column, and turns it round when it is sorted already. Dates begin with the newest. */
function sortLinks(input: ListTenantsInput) {
  const link = (ascending: "name" | "created", first: ListTenantsInput["sort"]) => {
    const descending = `-${ascending}` as const;
    const next = input.sort === ascending ? descending : input.sort === descending ? ascending : first;
    const direction = input.sort === ascending ? "ascending" : input.sort === descending ? "descending" : null;
    return { href: listAddress({ ...input, sort: next, cursor: undefined }), direction } as const;
  };
  return { name: link("name", "name"), created: link("created", "-created") };
}

function NoTenants({ input, mayManage }: { input: ListTenantsInput; mayManage: boolean }) {
  if (input.search || input.status || input.cursor) {
    return (
      <EmptyState
        icon="search"
        title="No tenant matches"
        action={
          <LinkButton href={PATH} variant="secondary">
            Show all tenants
          </LinkButton>
        }
      >
        {emptyReason(input)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="building-complex"
      title="No tenants yet"
      action={mayManage ? <LinkButton href={`${PATH}/new`}>Create the first tenant</LinkButton> : null}
    >
      A tenant is a client business or a brand, with its own people, data and portal.
    </EmptyState>
  );
}

function emptyReason({ search, status }: ListTenantsInput): string {
  if (search) return `No name or address${status ? " with this status" : ""} contains “${search}”.`;
  return status ? "No tenant has this status." : "There is nothing more on this page of the list.";
}
