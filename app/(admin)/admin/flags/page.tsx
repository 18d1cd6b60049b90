import type { Metadata } from "next";
import { FLAG_STATE_LABELS } from "#components/flags/flag-state";
import { FlagTable } from "#components/flags/flag-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listFlags } from "#lib/flags";
import { FLAG_STATES, type ListFlagsInput, listFlagsInput } from "#lib/flags/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const metadata: Metadata = { title: "Feature flags" };

const PATH = "/admin/flags";

const listAddress = ({ search, state }: ListFlagsInput) => addressOf(PATH, { search, state });

export default async function FlagsPage({ searchParams }: { searchParams: SearchParams }) {
  const context = await staffPage(PATH);
  const params = chooseParams(await searchParams, ["search", "state"]);
  const list = await readByAddress(listFlagsInput, params, (input) => listFlags(context, input));
  const mayManage = can(context, "tenant.manage");
  const input: ListFlagsInput = list.problem === null ? list.input : {};
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Feature flags"
        note="Which parts of the product are on for which tenant. A change counts everywhere within a second."
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              New flag
            </LinkButton>
          ) : null
        }
      />
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={PATH}
            label="Search flags"
            placeholder="Name, key or description"
            defaultValue={input.search}
            hidden={{ state: input.state }}
          />
          <Tabs label="State" items={stateTabs(input)} />
        </div>
        {list.problem === null ? (
          <FlagTable flags={list.answer.flags} now={context.clock.now()} empty={<NoFlags input={input} mayManage={mayManage} />} />
        ) : (
          <AddressProblem problem={list.problem} firstHref={PATH} className="m-5 md:m-6" />
        )}
      </Card>
    </div>
  );
}

function stateTabs(input: ListFlagsInput) {
  const tab = (label: string, state: ListFlagsInput["state"]) => ({
    label,
    href: listAddress({ ...input, state }),
    isCurrent: input.state === state,
  });
  return [tab("All", undefined), ...FLAG_STATES.map((state) => tab(FLAG_STATE_LABELS[state], state))];
}

function NoFlags({ input: { search, state }, mayManage }: { input: ListFlagsInput; mayManage: boolean }) {
  if (search || state) {
    return (
      <EmptyState
        icon="search"
        title="No flag matches"
        action={
          <LinkButton href={PATH} variant="secondary">
            Show all flags
          </LinkButton>
        }
      >
        {search ? `No name, key or description${state ? " in this state" : ""} contains “${search}”.` : "No flag is in this state."}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="flag" title="No flags yet" action={mayManage ? <LinkButton href={`${PATH}/new`}>Create the first flag</LinkButton> : null}>
      A flag switches a part of the product on for some tenants before all have it, and off for everybody when it fails.
    </EmptyState>
  );
}
