import type { Metadata } from "next";
import { formatDuration } from "#components/format/duration";
import { Time } from "#components/format/time";
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
import { NoIntegrations } from "#components/webhooks/no-permission";
import { DeliveryStatusBadge } from "#components/webhooks/state-badges";
import { deliveryPath, endpointPath, INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { can, PERMISSIONS } from "#lib/access";
import { readById, staffPage } from "#lib/web";
import { getDelivery, getEndpoint } from "#lib/webhooks";
import type { DeliveryDetail } from "#lib/webhooks/schema";
import { replayDeliveryAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Webhook message" };

export default async function DeliveryPage({ params }: { params: Promise<{ id: string; deliveryId: string }> }) {
  const { id, deliveryId } = await params;
  const path = deliveryPath(id, deliveryId);
  const context = await staffPage(path);
  if (!can(context, "integration.read")) return <NoIntegrations title="Webhook message" permission={PERMISSIONS["integration.read"]} />;
  const endpoint = await readById(id, () => getEndpoint(context, "platform", id));
  const delivery = await readById(deliveryId, () => getDelivery(context, "platform", id, deliveryId));
  const now = context.clock.now();
  const { host } = new URL(endpoint.url);
  const mayReplay = can(context, "integration.update") && endpoint.state === "active" && delivery.status !== "sending";
  return (
    <div className="grid gap-6">
      <PageHeader
        title={delivery.kind}
        mark={<DeliveryStatusBadge status={delivery.status} />}
        note={<code className="select-all wrap-anywhere">{delivery.messageId}</code>}
        breadcrumbs={[{ label: "Integrations", href: INTEGRATIONS_PATH }, { label: host, href: endpointPath(id) }, { label: delivery.kind }]}
        actions={
          mayReplay ? (
            <ConfirmDialog
              title="Send this message again?"
              consequences={[`It goes to ${host} within seconds, under the same id.`, "A receiver that keeps the ids it has seen takes it once."]}
              trigger={{ label: "Send again", icon: <Icon name="rotate-ccw" /> }}
              action={replayDeliveryAction}
              hidden={{ id, deliveryId }}
              confirmLabel="Send again"
              pendingLabel="Sending…"
            />
          ) : null
        }
      />
      {delivery.lastError && delivery.status !== "delivered" ? (
        <Callout tone={delivery.status === "failed" ? "bad" : "warn"} title="The last attempt failed">
          <p dir="auto" className="wrap-anywhere">
            {delivery.lastError}
          </p>
        </Callout>
      ) : null}
      <Card title="Times and attempts" actions={<AsOf at={now} href={path} />}>
        <DataList columns={3} items={factsOf(delivery, now)} />
      </Card>
      <Card title="What is sent" note="To the byte: the signature is of this text.">
        <CodeView label="Body" code={delivery.body} />
      </Card>
      {delivery.log.length === 0 ? (
        <EmptyState icon="hourglass" title="No attempt yet">
          A sender takes it within seconds, unless the endpoint is paused.
        </EmptyState>
      ) : (
        delivery.log.map((attempt, index) => <AttemptCard key={attempt.id} attempt={attempt} number={delivery.log.length - index} />)
      )}
    </div>
  );
}

function factsOf({ createdAt, attempts, dueAt, endedAt, lastStatus, lastDurationMs }: DeliveryDetail, now: Date) {
  return [
    { label: "Written", value: <Time value={createdAt} precision="second" /> },
    { label: "Attempts of this round", value: attempts },
    { label: "Next attempt", value: dueAt ? <Time value={dueAt} now={now} /> : "None" },
    { label: "Ended", value: <Time value={endedAt} precision="second" /> },
    { label: "Last status", value: lastStatus ?? "–" },
    { label: "Last attempt took", value: formatDuration(lastDurationMs) },
  ];
}
