import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { PEOPLE_SHORTCUTS, PEOPLE_TABLE } from "#components/people/people-table";
import { PersonTable } from "#components/people/person-table";
import { peopleTableWords } from "#components/people/table-words";
import { TablePage } from "#components/table/table-page";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listPeople } from "#lib/people";
import { listPeopleInput } from "#lib/people/schema";
import { isNarrowed, NO_VIEW, queryOf, type TableState } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import type { Words } from "#words";
import { openTable, shortcutsOf } from "../open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";

export const generateMetadata = pageTitle("people", "people");

const PATH = "/admin/people";

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const t = await getWords("people");
  const { context, table, state, problem, views, look, shown, isWhole } = await openTable(PEOPLE_TABLE, PATH, searchParams);
  const list =
    problem === null ? await readByAddress(listPeopleInput, queryOf(PEOPLE_TABLE, state), (input) => listPeople(context, input)) : { problem };
  const mayManage = can(context, "tenant.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("people")}
        note={t("everybodyWhoHasAnAccountThe")}
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="user-plus" />}>
              {t("newMemberOfStaff")}
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
        route="/api/v1/people"
        searchPlaceholder={t("nameOrEMailAddress")}
        shortcuts={<Tabs label={t("whichPeople")} items={shortcutsOf(PEOPLE_TABLE, PATH, state, PEOPLE_SHORTCUTS, say)} />}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <PersonTable
                    people={list.answer.people}
                    shown={shown}
                    maySelect={mayManage}
                    words={peopleTableWords(t, say)}
                    empty={list.answer.people.length > 0 ? null : <Nobody state={state} />}
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

function Nobody({ state }: { state: TableState }) {
  const t = useWords("people");
  return (
    <EmptyState
      icon={state.search ? "search" : "users"}
      title={t("nobodyIsHere")}
      action={
        <LinkButton href={`${PATH}?view=${NO_VIEW}`} variant="secondary">
          {t("showEverybody")}
        </LinkButton>
      }
    >
      {emptyReason(state, t)}
    </EmptyState>
  );
}

function emptyReason(state: TableState, t: Words<"people">): string {
  const isFiltered = Object.keys(state.filters).length > 0;
  if (state.search) return t(isFiltered ? "noNameContainsFiltered" : "noNameContains", { search: state.search });
  if (!isNarrowed(state) && state.cursor) return t("nothingMoreOnThisPage");
  return t(isFiltered ? "thereIsNobodyFiltered" : "thereIsNobody");
}
