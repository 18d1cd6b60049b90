import type { Formats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { getFormats, getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { AsOf } from "#components/operations/as-of";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { TextLink } from "#components/ui/text-link";
import { DeliveryTable } from "#components/webhooks/delivery-table";
import { EndpointActs } from "#components/webhooks/endpoint-acts";
import { successOf } from "#components/webhooks/endpoint-table";
import { NoIntegrations } from "#components/webhooks/no-permission";
import { ReplayCard } from "#components/webhooks/replay-card";
import { DELIVERY_LABELS, EndpointStateBadge } from "#components/webhooks/state-badges";
import { endpointPath, INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { can, PERMISSIONS } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { addressOf, chooseParams, readByAddress, readById, type SearchParams, staffPage } from "#lib/web";
import { getEndpoint, listDeliveries, listReplays } from "#lib/webhooks";
import { DELIVERY_STATUSES, type ListDeliveriesInput, listDeliveriesInput, type WebhookEndpoint } from "#lib/webhooks/schema";
import type { Words } from "#words";
import { cancelReplayAction, deleteEndpointAction, replayFailedAction, sendTestAction, setEndpointStateAction } from "../actions.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = pageTitle("integrations", "webhookEndpoint");

export default async function EndpointPage({ params, searchParams }: Props) {
  const say = await getSay();
  const t = await getWords("integrations");
  const f = await getFormats();
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const path = endpointPath(id);
  const context = await staffPage(path);
  if (!can(context, "integration.read")) return <NoIntegrations title={t("webhookEndpoint")} permission={PERMISSIONS["integration.read"]} />;
  const endpoint = await readById(id, () => getEndpoint(context, "platform", id));
  const [list, replays] = await Promise.all([
    readByAddress(listDeliveriesInput, chooseParams(asked, ["status", "kind", "cursor"]), (input) => listDeliveries(context, "platform", id, input)),
    listReplays(context, "platform", id),
  ]);
  const now = context.clock.now();
  const mayChange = can(context, "integration.update");
  const input: Partial<ListDeliveriesInput> = list.problem === null ? list.input : {};
  const address = ({ status, kind, cursor }: Partial<ListDeliveriesInput>) => addressOf(path, { status, kind, cursor });
  const { host } = new URL(endpoint.url);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={host}
        mark={<EndpointStateBadge endpoint={endpoint} />}
        note={endpoint.description || undefined}
        breadcrumbs={[{ label: t("integrations"), href: INTEGRATIONS_PATH }, { label: host }]}
        actions={
          mayChange ? (
            <EndpointActs
              endpoint={endpoint}
              test={sendTestAction}
              setState={setEndpointStateAction}
              remove={deleteEndpointAction}
              newKey={newId}
              mayDelete={can(context, "integration.delete")}
            />
          ) : null
        }
      />
      {asked.changed === "1" ? <Callout tone="good" role="status" title={t("theEndpointIsChangedItCounts")} /> : null}
      <Trouble endpoint={endpoint} />
      <Card title={t("aboutIt")} actions={<AsOf at={now} href={address(input)} />}>
        <DataList columns={3} items={factsOf(endpoint, now, t, f)} />
      </Card>
      <ReplayCard
        endpointId={id}
        replays={replays}
        now={now}
        replay={mayChange && endpoint.state === "active" ? replayFailedAction : null}
        cancel={cancelReplayAction}
        newKey={newId}
      />
      <Card title={t("messages")} note={t("keptFor30DaysAMessage")} isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={path}
            name="kind"
            label={t("kindOfEvent")}
            placeholder={t("memberRoleChanged")}
            defaultValue={input.kind}
            hidden={{ status: input.status }}
            submitLabel={t("filter")}
          />
          <Tabs
            label={t("status")}
            items={[undefined, ...DELIVERY_STATUSES].map((status) => ({
              label: say(status ? DELIVERY_LABELS[status] : "All"),
              href: address({ status, kind: input.kind }),
              isCurrent: input.status === status,
            }))}
          />
        </div>
        {list.problem === null ? (
          <DeliveryTable deliveries={list.answer.deliveries} now={now} empty={<NoMessages isFiltered={Boolean(input.status || input.kind)} />} />
        ) : (
          <AddressProblem problem={list.problem} firstHref={path} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfMessages")}
          firstHref={list.input.cursor ? address({ ...list.input, cursor: undefined }) : null}
          nextHref={list.answer.nextCursor ? address({ ...list.input, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}

function Trouble({ endpoint: { state, failingSince } }: { endpoint: WebhookEndpoint }) {
  const t = useWords("integrations");
  if (state === "disabled") {
    return (
      <Callout tone="bad" title={t("itIsSwitchedOffBecauseEvery")}>
        {t("itsOwnerWasToldMendThe")}
      </Callout>
    );
  }
  if (state === "paused" || !failingSince) return null;
  return (
    <Callout tone="warn" title={t("messagesFail")}>
      {t.rich("sinceAfterFiveDaysOfThat", { time: () => <Time value={failingSince} /> })}
    </Callout>
  );
}

function factsOf(endpoint: WebhookEndpoint, now: Date, t: Words<"integrations">, f: Formats) {
  const { tenantId, tenantName, url, kinds, lastDay, previousSecretUntil, createdAt, updatedAt } = endpoint;
  return [
    { label: t("address"), value: <code className="select-all wrap-anywhere">{url}</code>, isWide: true },
    { label: t("owner"), value: tenantId ? <TextLink href={`/admin/tenants/${tenantId}`}>{tenantName}</TextLink> : t("thePlatform") },
    {
      label: t("successLast24Hours"),
      value: t("successOfRequests", { success: successOf(f, lastDay), count: lastDay.attempts, number: f.number(lastDay.attempts) }),
    },
    { label: t("secret"), value: previousSecretUntil ? <OldSecret until={previousSecretUntil} /> : t("oneCounts") },
    { label: t("made"), value: <Time value={createdAt} now={now} /> },
    { label: t("changed"), value: <Time value={updatedAt} now={now} /> },
    { label: t("toldOf"), value: <code className="wrap-anywhere text-xs">{kinds.join(", ")}</code>, isWide: true },
  ];
}

function OldSecret({ until }: { until: string }) {
  const t = useWords("integrations");
  return t.rich("theOldOneCountsUntil", { time: () => <Time value={until} /> });
}

function NoMessages({ isFiltered }: { isFiltered: boolean }) {
  const t = useWords("integrations");
  if (isFiltered) {
    return (
      <EmptyState icon="search" title={t("noMessageLikeThis")}>
        {t("noneOfThisStatusAndKind")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="inbox" title={t("noMessagesYet")}>
      {t("theNextEventItIsTold")}
    </EmptyState>
  );
}
