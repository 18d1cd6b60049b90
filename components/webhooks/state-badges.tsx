import type { DeliveryStatus, WebhookEndpoint } from "#lib/webhooks/schema";
import { useSay } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { DELIVERY_LABELS, DELIVERY_TONES } from "./delivery-status.tsx";

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

/** What has become of a message. */
export function DeliveryStatusBadge({ status }: { status: DeliveryStatus }) {
  const say = useSay();
  return (
    <Badge tone={DELIVERY_TONES[status]} hasDot>
      {say(DELIVERY_LABELS[status])}
    </Badge>
  );
}
