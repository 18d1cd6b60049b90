import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { SURFACES } from "#components/gamification/achievement-words";
import { DEFINITION_STATES, DefinitionTable } from "#components/gamification/definition-table";
import { MayNotManage } from "#components/gamification/no-permission";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listDefinitions } from "#lib/gamification";
import { ACHIEVEMENT_SURFACES, DEFINITION_STATUSES, type ListDefinitionsInput, listDefinitionsInput } from "#lib/gamification/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const generateMetadata = pageTitle("definitions", "achievements");

const PATH = "/admin/achievements";

export default async function DefinitionsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say] = [await getWords("definitions"), await getSay()];
  const context = await staffPage(PATH);
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("achievements")} />;
  const params = chooseParams(await searchParams, ["q", "surface", "status", "after"]);
  const list = await readByAddress(listDefinitionsInput, params, (input) => listDefinitions(context, input));
  const input: ListDefinitionsInput = list.problem === null ? list.input : {};
  const at = (change: ListDefinitionsInput) => addressOf(PATH, { ...input, after: undefined, ...change });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("achievements")}
        note={t("note")}
        actions={
          <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
            {t("newAchievement")}
          </LinkButton>
        }
      />
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={PATH}
            label={t("search")}
            name="q"
            placeholder={t("nameOrKey")}
            defaultValue={input.q}
            hidden={{ surface: input.surface, status: input.status }}
          />
          <div className="grid gap-1 xl:grid-cols-[auto_auto] xl:justify-between">
            <Tabs
              label={t("surface")}
              items={[undefined, ...ACHIEVEMENT_SURFACES].map((surface) => ({
                label: surface ? say(SURFACES[surface]) : t("anySurface"),
                href: at({ surface }),
                isCurrent: input.surface === surface,
              }))}
            />
            <Tabs
              label={t("status")}
              items={[undefined, ...DEFINITION_STATUSES].map((status) => ({
                label: status ? say(DEFINITION_STATES[status].label) : t("anyStatus"),
                href: at({ status }),
                isCurrent: input.status === status,
              }))}
            />
          </div>
        </div>
        {list.problem === null ? (
          <DefinitionTable definitions={list.answer.definitions} empty={<NothingMatches />} />
        ) : (
          <AddressProblem problem={list.problem} firstHref={PATH} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination label={t("pages")} firstHref={input.after ? at({}) : null} nextHref={list.answer.next ? at({ after: list.answer.next }) : null} />
      ) : null}
    </div>
  );
}

function NothingMatches() {
  const t = useWords("definitions");
  return (
    <EmptyState
      icon="search"
      title={t("nothingMatches")}
      action={
        <LinkButton href={PATH} variant="secondary">
          {t("showAll")}
        </LinkButton>
      }
    >
      {t("searchAnother")}
    </EmptyState>
  );
}
