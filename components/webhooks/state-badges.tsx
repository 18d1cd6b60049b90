import type { DeliveryStatus, WebhookEndpoint } from "#lib/webhooks/schema";
import { useSay } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

/** Whether an endpoint is sent to, and how that goes. */
export function EndpointStateBadge({ endpoint: { state, failingSince } }: { endpoint: Pick<WebhookEndpoint, "state" | "failingSince"> }) {
  const say = useSay();
  const [label, tone]: [string, Tone] =
    state === "disabled"
      ? ["Switched off", "bad"]
      : state === "paused"
        ? ["Paused", "neutral"]
        : failingSince
          ? ["Failing", "warn"]
          : ["Active", "good"];
  return (
    <Badge tone={tone} hasDot>
      {say(label)}
    </Badge>
  );
}

export const DELIVERY_LABELS: Record<DeliveryStatus, string> = {
  waiting: "Waiting",
  sending: "Being sent",
  delivered: "Delivered",
  failed: "Failed",
};
const tones: Record<DeliveryStatus, Tone> = { waiting: "neutral", sending: "accent", delivered: "good", failed: "bad" };

/** What has become of a message. */
export function DeliveryStatusBadge({ status }: { status: DeliveryStatus }) {
  const say = useSay();
  return (
    <Badge tone={tones[status]} hasDot>
      {say(DELIVERY_LABELS[status])}
    </Badge>
  );
}
