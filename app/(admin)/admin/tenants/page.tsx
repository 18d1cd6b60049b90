import { getWords, pageTitle } from "#components/format/words";
import { TablePage } from "#components/table/table-page";
import { TenantPreview } from "#components/tenancy/tenant-preview";
import { TenantTable } from "#components/tenancy/tenant-table";
import { TENANTS_TABLE } from "#components/tenancy/tenants-table";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { isNarrowed, queryOf } from "#lib/tables/schema";
import { getTenant, listTenants } from "#lib/tenancy";
import { listTenantsInput } from "#lib/tenancy/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { openTable } from "../open-table.ts";
import { readPreview } from "../read-preview.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";
import { renameTenantAction } from "./actions.ts";
import { NoTenants } from "./no-tenants.tsx";

export const generateMetadata = pageTitle("tenancy", "tenants");

const PATH = "/admin/tenants";

export default async function TenantsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("tenancy");
  const { context, table, state, problem, views, look, shown, preview, isWhole } = await openTable(TENANTS_TABLE, PATH, searchParams);
  const list =
    problem === null ? await readByAddress(listTenantsInput, queryOf(TENANTS_TABLE, state), (input) => listTenants(context, input)) : { problem };
  const previewed = await readPreview(preview, (id) => getTenant(context, id));
  const mayManage = can(context, "tenant.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("tenants")}
        note={t("clientBusinessesAndTheAgencysOwn")}
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newTenant")}
            </LinkButton>
          ) : null
        }
      />
      <TablePage
        table={table}
        path={PATH}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/tenants"
        searchPlaceholder={t("nameOrAddress")}
        previewed={previewed?.id ?? null}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <TenantTable
                    tenants={list.answer.tenants}
                    shown={shown}
                    previewed={previewed?.id ?? null}
                    maySelect={mayManage}
                    empty={
                      list.answer.tenants.length > 0 ? null : (
                        <NoTenants isNarrowed={isNarrowed(state)} isFirstPage={!state.cursor} mayManage={mayManage} />
                      )
                    }
                  />
                ),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
      {previewed ? <TenantPreview tenant={previewed} closeHref={shown.address} rename={mayManage ? renameTenantAction : null} /> : null}
    </div>
  );
}
