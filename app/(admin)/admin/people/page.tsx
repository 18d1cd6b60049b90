import type { Metadata } from "next";
import { PEOPLE_SHORTCUTS, PEOPLE_TABLE } from "#components/people/people-table";
import { PersonTable } from "#components/people/person-table";
import { TablePage } from "#components/table/table-page";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listPeople } from "#lib/people";
import { listPeopleInput } from "#lib/people/schema";
import { isNarrowed, NO_VIEW, queryOf, type TableState, tableAddress } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { openTable } from "../open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";

export const metadata: Metadata = { title: "People" };

const PATH = "/admin/people";

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const { context, state, problem, views, look, shown } = await openTable(PEOPLE_TABLE, PATH, searchParams);
  const list =
    problem === null ? await readByAddress(listPeopleInput, queryOf(PEOPLE_TABLE, state), (input) => listPeople(context, input)) : { problem };
  const mayManage = can(context, "tenant.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title="People"
        note="Everybody who has an account: the people of all tenants, and the operator’s own staff."
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="user-plus" />}>
              New member of staff
            </LinkButton>
          ) : null
        }
      />
      <TablePage
        table={PEOPLE_TABLE}
        path={PATH}
        state={state}
        look={look}
        views={views}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/people"
        searchPlaceholder="Name or e-mail address"
        shortcuts={<Tabs label="Which people" items={shortcutsOf(state)} />}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: <PersonTable people={list.answer.people} shown={shown} maySelect={mayManage} empty={<Nobody state={state} />} />,
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
    </div>
  );
}

/** Each keeps the search and the look, and takes the place of the filters. "Everybody" is no view, or a default one would come back. */
function shortcutsOf({ filters, cursor: _, view: __, ...rest }: TableState) {
  return PEOPLE_SHORTCUTS.map((shortcut) => ({
    label: shortcut.label,
    href: tableAddress(PEOPLE_TABLE, PATH, { ...rest, filters: shortcut.filters, ...(shortcut.label === "Everybody" && { view: NO_VIEW }) }),
    isCurrent: JSON.stringify(filters) === JSON.stringify(shortcut.filters),
  }));
}

function Nobody({ state }: { state: TableState }) {
  return (
    <EmptyState
      icon={state.search ? "search" : "users"}
      title="Nobody is here"
      action={
        <LinkButton href={`${PATH}?view=${NO_VIEW}`} variant="secondary">
          Show everybody
        </LinkButton>
      }
    >
      {emptyReason(state)}
    </EmptyState>
  );
}

function emptyReason(state: TableState): string {
  const among = Object.keys(state.filters).length > 0 ? " under these filters" : "";
  if (state.search) return `No name or e-mail address${among} contains “${state.search}”.`;
  return isNarrowed(state) || !state.cursor ? `There is nobody${among}.` : "There is nothing more on this page of the list.";
}
