import { FLAG_STATE_LABELS } from "#components/flags/flag-state";
import { FlagTable } from "#components/flags/flag-table";
import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
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

export const generateMetadata = pageTitle("flags", "featureFlags");

const PATH = "/admin/flags";

const listAddress = ({ search, state }: ListFlagsInput) => addressOf(PATH, { search, state });

export default async function FlagsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say] = [await getWords("flags"), await getSay()];
  const context = await staffPage(PATH);
  const params = chooseParams(await searchParams, ["search", "state"]);
  const list = await readByAddress(listFlagsInput, params, (input) => listFlags(context, input));
  const mayManage = can(context, "tenant.manage");
  const input: ListFlagsInput = list.problem === null ? list.input : {};
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("featureFlags")}
        note={t("whichPartsOfTheProductAre")}
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newFlag")}
            </LinkButton>
          ) : null
        }
      />
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={PATH}
            label={t("searchFlags")}
            placeholder={t("nameKeyOrDescription")}
            defaultValue={input.search}
            hidden={{ state: input.state }}
          />
          <Tabs label={t("state")} items={stateTabs(input, (state) => (state ? say(FLAG_STATE_LABELS[state]) : t("all")))} />
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

function stateTabs(input: ListFlagsInput, labelOf: (state: ListFlagsInput["state"]) => string) {
  return [undefined, ...FLAG_STATES].map((state) => ({
    label: labelOf(state),
    href: listAddress({ ...input, state }),
    isCurrent: input.state === state,
  }));
}

function NoFlags({ input: { search, state }, mayManage }: { input: ListFlagsInput; mayManage: boolean }) {
  const t = useWords("flags");
  if (search || state) {
    return (
      <EmptyState
        icon="search"
        title={t("noFlagMatches")}
        action={
          <LinkButton href={PATH} variant="secondary">
            {t("showAllFlags")}
          </LinkButton>
        }
      >
        {search ? t(state ? "noFlagInThisStateContains" : "noFlagContains", { search }) : t("noFlagIsInThisState")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="flag"
      title={t("noFlagsYet")}
      action={mayManage ? <LinkButton href={`${PATH}/new`}>{t("createTheFirstFlag")}</LinkButton> : null}
    >
      {t("aFlagSwitchesAPartOf")}
    </EmptyState>
  );
}
