import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { serviceKey } from "../registry/shapes.ts";

const ALERT_KINDS = ["down", "degraded", "certificate", "burn"] as const;
export const ALERT_SEVERITIES = ["page", "ticket"] as const;
export const DESTINATION_KINDS = ["mail", "webhook", "slack", "in_app"] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];
export const ALERT_LIMITS = { destinations: 50, timeoutMs: 10_000, answerBytes: 1_024, attempts: 8 } as const;

const at = z.iso.datetime();

export const alert = z.object({
  id: z.uuid(),
  kind: z.enum(ALERT_KINDS),
  severity: z.enum(ALERT_SEVERITIES),
  /** The cause: what fails with it has no alerts of its own. */
  service: z.string(),
  serviceName: z.string(),
  reason: z.string().nullable(),
  /** How many services fail with it. */
  consequences: z.int(),
  /** How many times as fast as allowed the error budget goes, where that is what it is about. */
  burnRate: z.number().nullable(),
  incidentId: z.uuid().nullable(),
  openedAt: at,
  /** Since when a maintenance window keeps it silent. */
  silencedAt: at.nullable(),
  acknowledgedAt: at.nullable(),
  acknowledgedBy: z.string().nullable(),
  resolvedAt: at.nullable(),
});
export type Alert = z.infer<typeof alert>;

export const listAlertsInput = z.strictObject({
  show: z.enum(["open", "all"]).default("all"),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListAlertsInput = z.infer<typeof listAlertsInput>;
/** The newest first. */
export const alertPage = z.object({ alerts: z.array(alert), nextCursor: z.string().nullable() });
export type AlertPage = z.infer<typeof alertPage>;

const title = trimmedText().min(1, "Enter a name.").max(120, "Use at most 120 characters.");
const wants = {
  severities: z
    .array(z.enum(ALERT_SEVERITIES))
    .min(1, "Choose at least one.")
    .max(2)
    .default([...ALERT_SEVERITIES]),
  /** Of these services alone; of all of them where none is named. */
  serviceKeys: z.array(serviceKey).max(100, "At most 100.").default([]),
};
const url = trimmedText().min(1, "Enter an address.").max(1_000, "This address is too long.");
export const createDestinationInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("mail"), title, ...wants, address: z.email("Enter an e-mail address.").max(320) }),
  /** Signed by the Standard Webhooks specification; its secret is answered once. */
  z.strictObject({ kind: z.literal("webhook"), title, ...wants, address: url }),
  /** An incoming webhook of Slack, or of what understands the same. */
  z.strictObject({ kind: z.literal("slack"), title, ...wants, address: url }),
  z.strictObject({ kind: z.literal("in_app"), title, ...wants }),
]);
export type CreateDestinationInput = z.infer<typeof createDestinationInput>;
/** The address stays: another one is another destination. */
export const changeDestinationCall = z.strictObject({ version: z.coerce.number().int().min(1), title, ...wants, isEnabled: z.boolean() });
export type ChangeDestinationInput = z.infer<typeof changeDestinationCall> & { id: string };

export const alertDestination = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(DESTINATION_KINDS),
  /** A mail address, or the host of a webhook. */
  address: z.string().nullable(),
  severities: z.array(z.enum(ALERT_SEVERITIES)),
  serviceKeys: z.array(z.string()),
  isEnabled: z.boolean(),
  /** What became of the last thing that was sent there. */
  last: z.object({ what: z.string(), status: z.enum(["waiting", "delivered", "failed"]), error: z.string().nullable(), at }).nullable(),
  version: z.int(),
  createdAt: at,
  updatedAt: at,
});
export type AlertDestination = z.infer<typeof alertDestination>;
export const alertDestinationList = z.object({ destinations: z.array(alertDestination) });
/** The secret signs what is sent; it is shown this once. */
export const newDestination = z.object({ id: z.uuid(), secret: z.string().nullable() });
export type NewDestination = z.infer<typeof newDestination>;
export const sentTest = z.object({ deliveryId: z.uuid() });
