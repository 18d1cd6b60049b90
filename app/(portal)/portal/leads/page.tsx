import { crmTableWords, leadActs } from "#components/crm/crm-table-words";
import { LEAD_SHORTCUTS, LEADS_TABLE } from "#components/crm/crm-tables";
import { LeadTable } from "#components/crm/lead-table";
import { ListEmpty } from "#components/crm/list-empty";
import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { TablePage } from "#components/table/table-page";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { leadRoom, listLeads } from "#lib/crm";
import { listLeadsInput } from "#lib/crm/schema";
import { queryOf } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { openCrmTable } from "../crm-table.ts";
import { MissingPermission } from "../missing-permission.tsx";
import { shortcutsOf } from "../open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";

export const generateMetadata = pageTitle("crm", "leads");

const PATH = "/portal/leads";

export default async function LeadsPage({ searchParams }: { searchParams: SearchParams }) {
  const [say, t, f] = await Promise.all([getSay(), getWords("crm"), getFormats()]);
  const { context, table, state, problem, views, look, shown, isWhole } = await openCrmTable(LEADS_TABLE, PATH, searchParams);
  if (!can(context, "lead.read")) return <MissingPermission title={t("leads")} permission="lead.read" />;
  const [list, room] = await Promise.all([
    problem === null ? readByAddress(listLeadsInput, queryOf(table, state), (input) => listLeads(context, input)) : { problem },
    leadRoom(context),
  ]);
  const may = { assign: can(context, "lead.execute"), update: context.grants.has("lead.update"), remove: can(context, "lead.delete") };
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("leads")}
        note={room.limit === null ? t("leadsNote") : `${t("leadsNote")} ${t("leadRoom", { used: f.number(room.used), limit: f.number(room.limit) })}`}
        actions={
          can(context, "lead.create") ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newLead")}
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
        route="/api/v1/leads"
        searchPlaceholder={t("searchLeads")}
        shortcuts={<Tabs label={t("whichLeads")} items={shortcutsOf(table, PATH, state, LEAD_SHORTCUTS, say)} />}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <LeadTable
                    caption={t("leads")}
                    leads={list.answer.leads}
                    shown={shown}
                    words={crmTableWords(table, t, say)}
                    acts={leadActs(t, may)}
                    empty={
                      list.answer.leads.length > 0 ? null : (
                        <ListEmpty
                          state={state}
                          path={PATH}
                          icon="user-plus"
                          title={t("noLeads")}
                          none={t("noLeadsYet")}
                          noneFits={t("noLeadsFiltered")}
                          showAll={t("showAllLeads")}
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
