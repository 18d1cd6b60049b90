import type { Formats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { getFormats, getSay, getWords } from "#components/format/words";
import { AsOf } from "#components/operations/as-of";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { CodeView } from "#components/ui/code-view";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataList } from "#components/ui/data-list";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { AttemptCard } from "#components/webhooks/attempt-card";
import { DeliveryStatusBadge } from "#components/webhooks/state-badges";
import { deliveryPath, endpointPath } from "#components/webhooks/webhooks-address";
import { can } from "#lib/access";
import { readById } from "#lib/web";
import { getDelivery, getEndpoint } from "#lib/webhooks";
import type { DeliveryDetail } from "#lib/webhooks/schema";
import type { Words } from "#words";
import type { EndpointScreenProps } from "./place.ts";

/** One message: what was sent, and what was answered at each attempt. */
export async function Delivery({ place, context, id, deliveryId }: EndpointScreenProps & { deliveryId: string }) {
  const say = await getSay();
  const t = await getWords("integrations");
  const f = await getFormats();
  const path = deliveryPath(place.base, id, deliveryId);
  if (!can(context, "integration.read")) return place.refusal(t("webhookMessage"), "integration.read");
  const endpoint = await readById(id, () => getEndpoint(context, place.scope, id));
  const delivery = await readById(deliveryId, () => getDelivery(context, place.scope, id, deliveryId));
  const now = context.clock.now();
  const { host } = new URL(endpoint.url);
  const mayReplay = can(context, "integration.update") && endpoint.state === "active" && delivery.status !== "sending";
  return (
    <div className="grid gap-6">
      <PageHeader
        title={delivery.kind}
        mark={<DeliveryStatusBadge status={delivery.status} />}
        note={<code className="select-all wrap-anywhere">{delivery.messageId}</code>}
        breadcrumbs={[{ label: t(place.crumb), href: place.base }, { label: host, href: endpointPath(place.base, id) }, { label: delivery.kind }]}
        actions={
          mayReplay ? (
            <ConfirmDialog
              title={t("sendThisMessageAgain")}
              consequences={[t("itGoesToHostWithinSeconds", { host }), t("aReceiverThatKeepsTheIds")]}
              trigger={{ label: t("sendAgain"), icon: <Icon name="rotate-ccw" /> }}
              action={place.actions.replay}
              hidden={{ id, deliveryId }}
              confirmLabel={t("sendAgain")}
              pendingLabel={t("sending")}
            />
          ) : null
        }
      />
      {delivery.lastError && delivery.status !== "delivered" ? (
        <Callout tone={delivery.status === "failed" ? "bad" : "warn"} title={t("theLastAttemptFailed")}>
          <p dir="auto" className="wrap-anywhere">
            {say(delivery.lastError)}
          </p>
        </Callout>
      ) : null}
      <Card title={t("timesAndAttempts")} actions={<AsOf at={now} href={path} />}>
        <DataList columns={3} items={factsOf(delivery, now, t, f)} />
      </Card>
      <Card title={t("whatIsSent")} note={t("toTheByteTheSignatureIs")}>
        <CodeView label={t("body")} code={delivery.body} />
      </Card>
      {delivery.log.length === 0 ? (
        <EmptyState icon="hourglass" title={t("noAttemptYet")}>
          {t("aSenderTakesItWithinSeconds")}
        </EmptyState>
      ) : (
        delivery.log.map((attempt, index) => <AttemptCard key={attempt.id} attempt={attempt} number={delivery.log.length - index} />)
      )}
    </div>
  );
}

function factsOf(
  { createdAt, attempts, dueAt, endedAt, lastStatus, lastDurationMs }: DeliveryDetail,
  now: Date,
  t: Words<"integrations">,
  f: Formats,
) {
  return [
    { label: t("written"), value: <Time value={createdAt} precision="second" /> },
    { label: t("attemptsOfThisRound"), value: attempts },
    { label: t("nextAttempt"), value: dueAt ? <Time value={dueAt} now={now} /> : t("none") },
    { label: t("ended"), value: <Time value={endedAt} precision="second" /> },
    { label: t("lastStatus"), value: lastStatus ?? "–" },
    { label: t("lastAttemptTook"), value: f.duration(lastDurationMs) },
  ];
}
