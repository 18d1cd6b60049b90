import { crmTableWords } from "#components/crm/crm-table-words";
import { DEAL_SHORTCUTS, DEALS_TABLE } from "#components/crm/crm-tables";
import { DealTable } from "#components/crm/deal-table";
import { DealTabs } from "#components/crm/deal-tabs";
import { ListEmpty } from "#components/crm/list-empty";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { TablePage } from "#components/table/table-page";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listDeals } from "#lib/crm";
import { listDealsInput } from "#lib/crm/schema";
import { queryOf } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { openCrmTable } from "../../crm-table.ts";
import { MissingPermission } from "../../missing-permission.tsx";
import { shortcutsOf } from "../../open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../../view-actions.ts";

export const generateMetadata = pageTitle("crm", "deals");

const PATH = "/portal/deals/list";

export default async function DealListPage({ searchParams }: { searchParams: SearchParams }) {
  const [say, t] = await Promise.all([getSay(), getWords("crm")]);
  const { context, table, state, problem, views, look, shown, isWhole } = await openCrmTable(DEALS_TABLE, PATH, searchParams);
  if (!can(context, "deal.read")) return <MissingPermission title={t("deals")} permission="deal.read" />;
  const list = problem === null ? await readByAddress(listDealsInput, queryOf(table, state), (input) => listDeals(context, input)) : { problem };
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("deals")}
        note={t("dealsNote")}
        actions={
          can(context, "deal.create") ? (
            <LinkButton href="/portal/deals/new" icon={<Icon name="plus" />}>
              {t("newDeal")}
            </LinkButton>
          ) : null
        }
      />
      <DealTabs current="list" />
      <TablePage
        table={table}
        path={PATH}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/deals"
        searchPlaceholder={t("searchDeals")}
        shortcuts={<Tabs label={t("whichDeals")} items={shortcutsOf(table, PATH, state, DEAL_SHORTCUTS, say)} />}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <DealTable
                    caption={t("deals")}
                    deals={list.answer.deals}
                    shown={shown}
                    words={crmTableWords(table, t, say)}
                    empty={
                      list.answer.deals.length > 0 ? null : (
                        <ListEmpty
                          state={state}
                          path={PATH}
                          icon="briefcase"
                          title={t("noDeals")}
                          none={t("noDealsYet")}
                          noneFits={t("noDealsFiltered")}
                          showAll={t("showAllDeals")}
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
