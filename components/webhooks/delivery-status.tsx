import type { DeliveryStatus } from "#lib/webhooks/schema";
import type { Tone } from "../ui/badge.tsx";

/** What has become of a message. */
export const DELIVERY_LABELS: Record<DeliveryStatus, string> = {
  waiting: "Waiting",
  sending: "Being sent",
  delivered: "Delivered",
  failed: "Failed",
};
export const DELIVERY_TONES: Record<DeliveryStatus, Tone> = { waiting: "neutral", sending: "accent", delivered: "good", failed: "bad" };
