import { crmTableWords } from "#components/crm/crm-table-words";
import { COMPANIES_TABLE } from "#components/crm/crm-tables";
import { ListEmpty } from "#components/crm/list-empty";
import { CompanyTable } from "#components/crm/people-tables";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { TablePage } from "#components/table/table-page";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listCompanies } from "#lib/crm";
import { listCompaniesInput } from "#lib/crm/schema";
import { queryOf } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { openCrmTable } from "../crm-table.ts";
import { MissingPermission } from "../missing-permission.tsx";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";

export const generateMetadata = pageTitle("crm", "companies");

const PATH = "/portal/companies";

export default async function CompaniesPage({ searchParams }: { searchParams: SearchParams }) {
  const [say, t] = await Promise.all([getSay(), getWords("crm")]);
  const { context, table, state, problem, views, look, shown, isWhole } = await openCrmTable(COMPANIES_TABLE, PATH, searchParams);
  if (!can(context, "lead.read")) return <MissingPermission title={t("companies")} permission="lead.read" />;
  const list =
    problem === null ? await readByAddress(listCompaniesInput, queryOf(table, state), (input) => listCompanies(context, input)) : { problem };
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("companies")}
        note={t("companiesNote")}
        actions={
          can(context, "lead.create") ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newCompany")}
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
        route="/api/v1/companies"
        searchPlaceholder={t("searchCompanies")}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <CompanyTable
                    caption={t("companies")}
                    rows={list.answer.companies}
                    shown={shown}
                    words={crmTableWords(table, t, say)}
                    empty={
                      list.answer.companies.length > 0 ? null : (
                        <ListEmpty
                          state={state}
                          path={PATH}
                          icon="building-complex"
                          title={t("noCompanies")}
                          none={t("noCompaniesYet")}
                          noneFits={t("noCompaniesFiltered")}
                          showAll={t("showAllCompanies")}
                        />
                      )
                    }
                  />
                ),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
    </div>
  );
}
