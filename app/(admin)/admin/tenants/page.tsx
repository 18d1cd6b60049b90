import type { Metadata } from "next";
import { cookies } from "next/headers";
import { TableBehaviour } from "#components/table/table-behaviour";
import { TableToolbar } from "#components/table/table-toolbar";
import { TenantTable } from "#components/tenancy/tenant-table";
import { TENANTS_TABLE } from "#components/tenancy/tenants-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { can } from "#lib/access";
import {
  isNarrowed,
  lookCookie,
  lookOf,
  parseTableState,
  queryOf,
  readLook,
  sortingOf,
  type TableState,
  tableAddress,
  writeLook,
} from "#lib/tables/schema";
import { listTenants } from "#lib/tenancy";
import { listTenantsInput } from "#lib/tenancy/schema";
import { readByAddress, type SearchParams, staffPage } from "#lib/web";
import { NoTenants } from "./no-tenants.tsx";

export const metadata: Metadata = { title: "Tenants" };

const PATH = "/admin/tenants";
const addressOfState = (state: TableState) => tableAddress(TENANTS_TABLE, PATH, state);

export default async function TenantsPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, stored] = await Promise.all([searchParams, cookies()]);
  const { state, problem } = parseTableState(TENANTS_TABLE, params);
  const context = await staffPage(addressOfState(state));
  const list =
    problem === null ? await readByAddress(listTenantsInput, queryOf(TENANTS_TABLE, state), (input) => listTenants(context, input)) : { problem };
  const look = lookOf(TENANTS_TABLE, state, readLook(TENANTS_TABLE, stored.get(lookCookie(TENANTS_TABLE))?.value));
  const mayManage = can(context, "tenant.manage");
  const filter = new URLSearchParams(queryOf(TENANTS_TABLE, { search: state.search, filters: state.filters })).toString();
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
        <TableToolbar table={TENANTS_TABLE} path={PATH} state={state} look={look} searchPlaceholder="Name or address" />
        {list.problem === null ? (
          <TenantTable
            tenants={list.answer.tenants}
            columns={look.columns}
            isChosen={look.isChosen}
            density={look.density}
            sort={sortLinks(state)}
            previewFrom={addressOfState(state)}
            previewed={null}
            filter={filter}
            maySelect={mayManage}
            empty={<NoTenants isNarrowed={isNarrowed(state)} isFirstPage={!state.cursor} mayManage={mayManage} />}
          />
        ) : (
          <AddressProblem problem={list.problem} firstHref={PATH} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label="Pages of tenants"
          firstHref={state.cursor ? addressOfState({ ...state, cursor: undefined }) : null}
          nextHref={list.answer.nextCursor ? addressOfState({ ...state, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
      <TableBehaviour cookieName={lookCookie(TENANTS_TABLE)} look={state.columns || state.density ? writeLook(look) : null} />
    </div>
  );
}

/** Where each header that sorts leads. */
function sortLinks(state: TableState) {
  return Object.fromEntries(
    TENANTS_TABLE.columns.flatMap((column) => {
      const sorting = sortingOf(TENANTS_TABLE, state, column);
      return sorting ? [[column.key, { href: addressOfState(sorting.next), direction: sorting.direction }]] : [];
    }),
  );
}
