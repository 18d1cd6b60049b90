import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
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
import { EndpointTable } from "#components/webhooks/endpoint-table";
import { NoIntegrations } from "#components/webhooks/no-permission";
import { OtherIntegrations } from "#components/webhooks/other-integrations";
import { INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { can, PERMISSIONS } from "#lib/access";
import { countIntegrations } from "#lib/operations";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { listEndpoints } from "#lib/webhooks";
import { type ListEndpointsInput, listEndpointsInput } from "#lib/webhooks/schema";

export const generateMetadata = pageTitle("integrations", "integrations");

const TABS = [
  { state: undefined, label: "All" },
  { state: "active", label: "Active" },
  { state: "failing", label: "Failing" },
  { state: "paused", label: "Paused" },
  { state: "disabled", label: "Switched off" },
] as const;

export default async function IntegrationsPage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const t = await getWords("integrations");
  const context = await staffPage(INTEGRATIONS_PATH);
  if (!can(context, "integration.read")) return <NoIntegrations title={t("integrations")} permission={PERMISSIONS["integration.read"]} />;
  const asked = await searchParams;
  const [counts, list] = await Promise.all([
    countIntegrations(context),
    readByAddress(listEndpointsInput, chooseParams(asked, ["state", "search", "cursor"]), (input) => listEndpoints(context, "platform", input)),
  ]);
  const input: Partial<ListEndpointsInput> = list.problem === null ? list.input : {};
  const address = ({ state, search, cursor }: Partial<ListEndpointsInput>) => addressOf(INTEGRATIONS_PATH, { state, search, cursor });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("integrations")}
        note={t("whatConnectsTenantsAndThePlatform")}
        actions={
          can(context, "integration.create") ? (
            <LinkButton href={`${INTEGRATIONS_PATH}/new`} icon={<Icon name="plus" />}>
              {t("newEndpoint")}
            </LinkButton>
          ) : null
        }
      />
      {asked.deleted === "1" ? <Callout tone="good" role="status" title={t("theEndpointIsDeletedWithIts")} /> : null}
      <OtherIntegrations counts={counts} />
      <Card title={t("webhooks")} note={t("addressesThatAreToldOfEvents")} isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={INTEGRATIONS_PATH}
            label={t("searchEndpoints")}
            placeholder={t("addressOrTenant")}
            defaultValue={input.search}
            hidden={{ state: input.state }}
          />
          <Tabs
            label={t("state")}
            items={TABS.map(({ state, label }) => ({
              label: say(label),
              href: address({ state, search: input.search }),
              isCurrent: input.state === state,
            }))}
          />
        </div>
        {list.problem === null ? (
          <EndpointTable endpoints={list.answer.endpoints} now={context.clock.now()} empty={<NoEndpoints input={list.input} />} />
        ) : (
          <AddressProblem problem={list.problem} firstHref={INTEGRATIONS_PATH} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfEndpoints")}
          firstHref={list.input.cursor ? address({ ...list.input, cursor: undefined }) : null}
          nextHref={list.answer.nextCursor ? address({ ...list.input, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}

function NoEndpoints({ input }: { input: ListEndpointsInput }) {
  const t = useWords("integrations");
  if (!input.search && !input.state && !input.cursor) {
    return (
      <EmptyState icon="webhook" title={t("noEndpointsYet")}>
        {t("makeOneOfThePlatformHere")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("noEndpointLikeThis")}
      action={
        <LinkButton href={INTEGRATIONS_PATH} variant="secondary">
          {t("showAllEndpoints")}
        </LinkButton>
      }
    >
      {t("nothingInThisStateOrWith")}
    </EmptyState>
  );
}
