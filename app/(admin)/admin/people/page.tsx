import type { Metadata } from "next";
import { PersonTable } from "#components/people/person-table";
import { PERSON_FILTER_LABELS } from "#components/people/person-words";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { TextLink } from "#components/ui/text-link";
import { can, type StaffContext } from "#lib/access";
import { listPeople } from "#lib/people";
import { type ListPeopleInput, listPeopleInput, PERSON_FILTERS } from "#lib/people/schema";
import { getTenant } from "#lib/tenancy";
import { addressOf, chooseParams, readByAddress, readById, type SearchParams, staffPage } from "#lib/web";

export const metadata: Metadata = { title: "People" };

const PATH = "/admin/people";
type Narrowing = Partial<Pick<ListPeopleInput, "search" | "filter" | "tenantId" | "cursor">>;

/** The address of this list; "everybody" is left out of it. */
const listAddress = ({ search, filter, tenantId, cursor }: Narrowing) =>
  addressOf(PATH, { search, filter: filter === "all" ? undefined : filter, tenantId, cursor });

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const params = chooseParams(await searchParams, ["search", "filter", "tenantId", "cursor"]);
  const context = await staffPage(addressOf(PATH, typeof params.search === "string" ? { search: params.search } : {}));
  const list = await readByAddress(listPeopleInput, params, (input) => listPeople(context, input));
  const input: Narrowing = list.problem === null ? list.input : {};
  return (
    <div className="grid gap-6">
      <PageHeader
        title="People"
        note="Everybody who has an account: the people of all tenants, and the operator’s own staff."
        actions={
          can(context, "tenant.manage") ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="user-plus" />}>
              New member of staff
            </LinkButton>
          ) : null
        }
      />
      {input.tenantId ? <OnlyOfTenant context={context} tenantId={input.tenantId} allHref={listAddress({ ...input, tenantId: undefined })} /> : null}
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={PATH}
            label="Search people"
            placeholder="Name or e-mail address"
            defaultValue={input.search}
            hidden={{ filter: input.filter === "all" ? undefined : input.filter, tenantId: input.tenantId }}
          />
          <Tabs label="Which people" items={filterTabs(input)} />
        </div>
        {list.problem === null ? (
          <PersonTable people={list.answer.people} empty={<Nobody input={list.input} />} />
        ) : (
          <AddressProblem problem={list.problem} firstHref={PATH} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label="Pages of people"
          firstHref={list.input.cursor ? listAddress({ ...list.input, cursor: undefined }) : null}
          nextHref={list.answer.nextCursor ? listAddress({ ...list.input, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}

function filterTabs(input: Narrowing) {
  return PERSON_FILTERS.map((filter) => ({
    label: PERSON_FILTER_LABELS[filter],
    href: listAddress({ ...input, filter, cursor: undefined }),
    isCurrent: (input.filter ?? "all") === filter,
  }));
}

async function OnlyOfTenant({ context, tenantId, allHref }: { context: StaffContext; tenantId: string; allHref: string }) {
  const tenant = await readById(tenantId, (id) => getTenant(context, id));
  return (
    <Callout
      actions={
        <LinkButton href={allHref} variant="secondary" size="sm">
          Show people of all tenants
        </LinkButton>
      }
    >
      Only members of{" "}
      <TextLink href={`/admin/tenants/${tenant.id}`}>
        <bdi>{tenant.name}</bdi>
      </TextLink>{" "}
      are shown.
    </Callout>
  );
}

function Nobody({ input }: { input: ListPeopleInput }) {
  return (
    <EmptyState
      icon={input.search ? "search" : "users"}
      title="Nobody is here"
      action={
        <LinkButton href={PATH} variant="secondary">
          Show everybody
        </LinkButton>
      }
    >
      {emptyReason(input)}
    </EmptyState>
  );
}

function emptyReason({ search, filter, cursor }: ListPeopleInput): string {
  const among = filter === "all" ? "" : ` under “${PERSON_FILTER_LABELS[filter]}”`;
  if (search) return `No name or e-mail address${among} contains “${search}”.`;
  return cursor ? "There is nothing more on this page of the list." : `There is nobody${among}.`;
}
