import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ExportPanel } from "#components/table/export-panel";
import { TableBehaviour } from "#components/table/table-behaviour";
import { TableToolbar } from "#components/table/table-toolbar";
import { ViewsPanel } from "#components/table/views-panel";
import { TenantPreview } from "#components/tenancy/tenant-preview";
import { TenantTable } from "#components/tenancy/tenant-table";
import { TENANTS_TABLE } from "#components/tenancy/tenants-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { can, type StaffContext } from "#lib/access";
import { isAppError } from "#lib/platform/errors";
import { listViews } from "#lib/tables";
import {
  isNarrowed,
  lookCookie,
  lookOf,
  parseTableState,
  queryOf,
  readLook,
  saysNothing,
  sortingOf,
  type TableState,
  tableAddress,
  writeLook,
} from "#lib/tables/schema";
import { getTenant, listTenants } from "#lib/tenancy";
import { listTenantsInput, type TenantDetail } from "#lib/tenancy/schema";
import { readByAddress, type SearchParams, staffPage } from "#lib/web";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";
import { renameTenantAction } from "./actions.ts";
import { NoTenants } from "./no-tenants.tsx";

export const metadata: Metadata = { title: "Tenants" };

const PATH = "/admin/tenants";
const addressOfState = (state: TableState) => tableAddress(TENANTS_TABLE, PATH, state);

export default async function TenantsPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, stored] = await Promise.all([searchParams, cookies()]);
  const { state, problem } = parseTableState(TENANTS_TABLE, params);
  const context = await staffPage(addressOfState(state));
  const views = await listViews(context, "staff", TENANTS_TABLE.key);
  const usual = views.find((view) => view.isDefault);
  if (usual && problem === null && saysNothing(TENANTS_TABLE, state))
    redirect(addressOfState({ ...parseTableState(TENANTS_TABLE, usual.state).state, view: usual.id }));
  const list =
    problem === null ? await readByAddress(listTenantsInput, queryOf(TENANTS_TABLE, state), (input) => listTenants(context, input)) : { problem };
  const look = lookOf(TENANTS_TABLE, state, readLook(TENANTS_TABLE, stored.get(lookCookie(TENANTS_TABLE))?.value));
  const previewed = typeof params.preview === "string" ? await readPreview(context, params.preview) : null;
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
        <TableToolbar table={TENANTS_TABLE} path={PATH} state={state} look={look} searchPlaceholder="Name or address">
          <ViewsPanel
            table={TENANTS_TABLE}
            path={PATH}
            state={state}
            views={views}
            actions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
          />
          <ExportPanel route="/api/v1/tenants/export" query={queryOf(TENANTS_TABLE, state)} />
        </TableToolbar>
        {list.problem === null ? (
          <TenantTable
            tenants={list.answer.tenants}
            columns={look.columns}
            isChosen={look.isChosen}
            density={look.density}
            sort={sortLinks(state)}
            previewFrom={addressOfState(state)}
            previewed={previewed?.id ?? null}
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
      <TableBehaviour
        cookieName={lookCookie(TENANTS_TABLE)}
        look={state.columns || state.density ? writeLook(look) : null}
        previewed={previewed?.id ?? null}
      />
      {previewed ? <TenantPreview tenant={previewed} closeHref={addressOfState(state)} rename={mayManage ? renameTenantAction : null} /> : null}
    </div>
  );
}

/** The tenant to show beside the list; none where it is gone or the address was mistyped, since the list is what was asked for. */
async function readPreview(context: StaffContext, id: string): Promise<TenantDetail | null> {
  if (!z.uuid().safeParse(id).success) return null;
  try {
    return await getTenant(context, id);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
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
