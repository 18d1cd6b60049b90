import type { ReactNode } from "react";
import { getSay, getWords, useWords } from "#components/format/words";
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
import { can } from "#lib/access";
import { addressOf, chooseParams, readByAddress, type SearchParams } from "#lib/web";
import { listEndpoints } from "#lib/webhooks";
import { type ListEndpointsInput, listEndpointsInput } from "#lib/webhooks/schema";
import type { ScreenContext, WebhookPlace } from "./place.ts";

const TABS = [
  { state: undefined, label: "All" },
  { state: "active", label: "Active" },
  { state: "failing", label: "Failing" },
  { state: "paused", label: "Paused" },
  { state: "disabled", label: "Switched off" },
] as const;

interface EndpointListProps {
  place: WebhookPlace;
  context: ScreenContext;
  searchParams: SearchParams;
  note: string;
  /** What stands above the list. */
  above?: ReactNode;
}

/** The endpoints of a place, with a search and their states. */
export async function EndpointList({ place, context, searchParams, note, above }: EndpointListProps) {
  const say = await getSay();
  const t = await getWords("integrations");
  const { base, scope } = place;
  if (!can(context, "integration.read")) return place.refusal(t(place.crumb), "integration.read");
  const asked = await searchParams;
  const list = await readByAddress(listEndpointsInput, chooseParams(asked, ["state", "search", "cursor"]), (input) =>
    listEndpoints(context, scope, input),
  );
  const input: Partial<ListEndpointsInput> = list.problem === null ? list.input : {};
  const address = ({ state, search, cursor }: Partial<ListEndpointsInput>) => addressOf(base, { state, search, cursor });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t(place.crumb)}
        note={note}
        actions={
          can(context, "integration.create") ? (
            <LinkButton href={`${base}/new`} icon={<Icon name="plus" />}>
              {t("newEndpoint")}
            </LinkButton>
          ) : null
        }
      />
      {asked.deleted === "1" ? <Callout tone="good" role="status" title={t("theEndpointIsDeletedWithIts")} /> : null}
      {above}
      <Card title={t("webhooks")} note={t("addressesThatAreToldOfEvents")} isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={base}
            label={t("searchEndpoints")}
            placeholder={scope === "tenant" ? t("partOfTheAddress") : t("addressOrTenant")}
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
          <EndpointTable
            base={base}
            endpoints={list.answer.endpoints}
            hasOwners={scope === "platform"}
            now={context.clock.now()}
            empty={<NoEndpoints place={place} input={list.input} />}
          />
        ) : (
          <AddressProblem problem={list.problem} firstHref={base} className="m-5 md:m-6" />
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

function NoEndpoints({ place: { base, scope }, input }: { place: WebhookPlace; input: ListEndpointsInput }) {
  const t = useWords("integrations");
  if (!input.search && !input.state && !input.cursor) {
    return (
      <EmptyState icon="webhook" title={t("noEndpointsYet")}>
        {scope === "tenant" ? t("makeOneAndSendATest") : t("makeOneOfThePlatformHere")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("noEndpointLikeThis")}
      action={
        <LinkButton href={base} variant="secondary">
          {t("showAllEndpoints")}
        </LinkButton>
      }
    >
      {scope === "tenant" ? t("nothingInThisStateOrAddress") : t("nothingInThisStateOrWith")}
    </EmptyState>
  );
}
