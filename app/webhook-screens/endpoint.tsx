import type { Formats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { getFormats, getSay, getWords, useWords } from "#components/format/words";
import { AsOf } from "#components/operations/as-of";
import { TablePage } from "#components/table/table-page";
import type { ViewActions } from "#components/table/view-forms";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { TextLink } from "#components/ui/text-link";
import { DELIVERIES_TABLE, DELIVERY_SHORTCUTS } from "#components/webhooks/deliveries-table";
import { DeliveryRows, type DeliveryTableWords } from "#components/webhooks/delivery-rows";
import { DELIVERY_LABELS } from "#components/webhooks/delivery-status";
import { EndpointActs } from "#components/webhooks/endpoint-acts";
import { successOf } from "#components/webhooks/endpoint-table";
import { ReplayCard } from "#components/webhooks/replay-card";
import { EndpointStateBadge } from "#components/webhooks/state-badges";
import { endpointPath } from "#components/webhooks/webhooks-address";
import { can, type StaffContext, type TenantContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { isNarrowed, queryOf } from "#lib/tables/schema";
import { readByAddress, readById } from "#lib/web";
import { getEndpoint, listDeliveries, listReplays, type WebhookScope } from "#lib/webhooks";
import { listDeliveriesInput, type WebhookEndpoint } from "#lib/webhooks/schema";
import type { Words } from "#words";
import { type OpenTable, shortcutsOf } from "../open-table.ts";
import type { WebhookPlace } from "./place.ts";

interface EndpointProps {
  place: WebhookPlace;
  id: string;
  /** The table of its messages, as the address asks for it. */
  open: OpenTable<StaffContext | TenantContext>;
  viewActions: ViewActions;
  isChanged: boolean;
}

/** One endpoint: how it does, and what it was told. */
export async function Endpoint({ place, id, open, viewActions, isChanged }: EndpointProps) {
  const say = await getSay();
  const t = await getWords("integrations");
  const f = await getFormats();
  const { base, scope, actions } = place;
  const path = endpointPath(base, id);
  const { context, table, state, problem, views, look, shown, isWhole } = open;
  if (!can(context, "integration.read")) return place.refusal(t("webhookEndpoint"), "integration.read");
  const endpoint = await readById(id, () => getEndpoint(context, scope, id));
  const [list, replays] = await Promise.all([
    problem === null
      ? readByAddress(listDeliveriesInput, queryOf(DELIVERIES_TABLE, state), (input) => listDeliveries(context, scope, id, input))
      : ({ problem } as const),
    listReplays(context, scope, id),
  ]);
  const now = context.clock.now();
  const mayChange = can(context, "integration.update");
  const { host } = new URL(endpoint.url);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={host}
        mark={<EndpointStateBadge endpoint={endpoint} />}
        note={endpoint.description || undefined}
        breadcrumbs={[{ label: t(place.crumb), href: base }, { label: host }]}
        actions={
          mayChange ? (
            <EndpointActs
              base={base}
              endpoint={endpoint}
              test={actions.test}
              setState={actions.setState}
              remove={actions.remove}
              newKey={newId}
              mayDelete={can(context, "integration.delete")}
            />
          ) : null
        }
      />
      {isChanged ? <Callout tone="good" role="status" title={t("theEndpointIsChangedItCounts")} /> : null}
      <Trouble endpoint={endpoint} />
      <Card title={t("aboutIt")} actions={<AsOf at={now} href={shown.address} />}>
        <DataList columns={3} items={factsOf(endpoint, scope, now, t, f)} />
      </Card>
      <ReplayCard
        endpointId={id}
        replays={replays}
        now={now}
        replay={mayChange && endpoint.state === "active" ? actions.replayFailed : null}
        cancel={actions.cancelReplay}
        newKey={newId}
      />
      <TablePage
        title={t("messages")}
        note={t("keptFor30DaysAMessage")}
        table={table}
        path={path}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={viewActions}
        route={`/api/v1/webhooks/${id}/deliveries`}
        searchPlaceholder={t("memberRoleChanged")}
        shortcuts={<Tabs label={t("status")} items={shortcutsOf(DELIVERIES_TABLE, path, state, DELIVERY_SHORTCUTS, say)} />}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <DeliveryRows
                    base={base}
                    endpointId={id}
                    deliveries={list.answer.deliveries.map((each) => ({ ...each, lastError: each.lastError && say(each.lastError) }))}
                    shown={shown}
                    now={now}
                    // Many at once are sent again by staff alone; a tenant has the card above for it.
                    maySelect={scope === "platform" && mayChange && endpoint.state === "active"}
                    words={deliveryTableWords(t, say)}
                    empty={list.answer.deliveries.length > 0 ? null : <NoMessages isFiltered={isNarrowed(state) || Boolean(state.cursor)} />}
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

function factsOf(endpoint: WebhookEndpoint, scope: WebhookScope, now: Date, t: Words<"integrations">, f: Formats) {
  const { tenantId, tenantName, url, kinds, lastDay, previousSecretUntil, createdAt, updatedAt } = endpoint;
  return [
    { label: t("address"), value: <code className="select-all wrap-anywhere">{url}</code>, isWide: true },
    ...(scope === "tenant"
      ? []
      : [{ label: t("owner"), value: tenantId ? <TextLink href={`/admin/tenants/${tenantId}`}>{tenantName}</TextLink> : t("thePlatform") }]),
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

const deliveryTableWords = (t: Words<"integrations">, say: (sentence: string) => string): DeliveryTableWords => ({
  caption: t("messages"),
  headers: Object.fromEntries(DELIVERIES_TABLE.columns.map(({ key, label }) => [key, say(label)])),
  statuses: {
    waiting: say(DELIVERY_LABELS.waiting),
    sending: say(DELIVERY_LABELS.sending),
    delivered: say(DELIVERY_LABELS.delivered),
    failed: say(DELIVERY_LABELS.failed),
  },
  none: t("none"),
  acts: [{ action: "replay", label: t("sendAgain"), doing: t("sendingAgain"), done: t("putOnTheirWayAgain"), says: t("eachUnderItsOwnIdSo") }],
});

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
