import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { bulkInputOf, choiceFilter, dayFilter, exportFormat, numberFilter, pageCursor, rowLimit, textFilter } from "#lib/tables/schema";

export const WEBHOOK_LIMITS = {
  endpointsPerOwner: 20,
  /** Every attempt fails for so long: it is switched off, and its owner told. */
  disabledAfterDays: 5,
  secretOverlapHours: 24,
  timeoutMs: 15_000,
  answerBytes: 4_096,
  keptDays: 30,
  replayedAtOnce: 10_000,
} as const;

export const ENDPOINT_STATES = ["active", "paused", "disabled"] as const;
export type EndpointState = (typeof ENDPOINT_STATES)[number];
export const DELIVERY_STATUSES = ["waiting", "sending", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

const kindName = z.string().max(100);
const iso = z.iso.datetime();
const count = z.int();

const fields = {
  url: trimmedText().min(1, "Enter the address that is to be told.").max(1_000, "This address is too long."),
  description: trimmedText().max(200, "Use at most 200 characters.").default(""),
  kinds: z
    .array(kindName)
    .min(1, "Choose at least one kind of event.")
    .max(100)
    .transform((kinds) => [...new Set(kinds)].toSorted()),
};

export const createEndpointInput = z.strictObject(fields);
export type CreateEndpointInput = z.infer<typeof createEndpointInput>;
export const changeEndpointInput = z.strictObject({ ...fields, version: z.coerce.number().int().min(1) });
export type ChangeEndpointInput = z.infer<typeof changeEndpointInput>;
/** What a person can choose; `disabled` is what becomes of it by itself. */
export const setStateInput = z.strictObject({
  state: z.enum(["active", "paused"]),
  /** Of the endpoint that was seen, where it must not have been changed since. */
  version: z.coerce.number().int().min(1).optional(),
});
export type SetStateInput = z.infer<typeof setStateInput>;

/** The form's ticked boxes are fields of their own, named `kind:…`. */
function fromForm(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  return {
    ...Object.fromEntries(entries.filter(([name]) => !name.startsWith("kind:"))),
    kinds: entries.flatMap(([name, state]) => (name.startsWith("kind:") && state === "on" ? [name.slice("kind:".length)] : [])),
  };
}
export const createEndpointForm = z.preprocess(fromForm, createEndpointInput);
export const changeEndpointForm = z.preprocess(fromForm, changeEndpointInput.extend({ id: z.uuid() }));

/** Never its secret. */
export const webhookEndpoint = z.object({
  id: z.uuid(),
  /** Null for the platform's own. */
  tenantId: z.uuid().nullable(),
  tenantName: z.string().nullable(),
  url: z.string(),
  description: z.string(),
  kinds: z.array(z.string()),
  state: z.enum(ENDPOINT_STATES),
  /** Since when every attempt has failed; null while the last one went well. */
  failingSince: iso.nullable(),
  /** Until when the secret from before the last rotation counts too. */
  previousSecretUntil: iso.nullable(),
  version: z.int(),
  createdAt: iso,
  updatedAt: iso,
  /** Requests of the last 24 hours. */
  lastDay: z.object({ attempts: count, good: count }),
  lastDelivery: z.object({ id: z.uuid(), kind: z.string(), status: z.enum(DELIVERY_STATUSES), at: iso }).nullable(),
});
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;

/** `secret` is answered this once. */
export const newEndpointSecret = z.object({ id: z.uuid(), secret: z.string() });
export type NewEndpointSecret = z.infer<typeof newEndpointSecret>;

export const listEndpointsInput = z.strictObject({
  state: z.enum([...ENDPOINT_STATES, "failing"]).optional(),
  /** Part of the address, or of the tenant's name. */
  search: trimmedText().max(100).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListEndpointsInput = z.infer<typeof listEndpointsInput>;
/** The newest first. */
export const endpointPage = z.object({ endpoints: z.array(webhookEndpoint), nextCursor: z.uuid().nullable() });
export type EndpointPage = z.infer<typeof endpointPage>;

/** `kinds` with an example of what is sent, and those that the caller may subscribe to. */
export const kindList = z.object({ kinds: z.array(z.object({ name: z.string(), what: z.string(), example: z.record(z.string(), z.unknown()) })) });

export const webhookDelivery = z.object({
  id: z.uuid(),
  endpointId: z.uuid(),
  /** The `webhook-id` that the receiver sees, at every attempt. */
  messageId: z.string(),
  kind: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: count,
  /** When the next attempt is due; null when it is over. */
  dueAt: iso.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  lastDurationMs: z.int().nullable(),
  createdAt: iso,
  endedAt: iso.nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

/** What messages can be narrowed to. Of a list of choices any may fit; days are the tenant's own, UTC for staff, and both are included. */
export const deliveryFilter = z.strictObject({
  /** A part of the event's kind, or the whole id of a message. */
  search: textFilter().optional(),
  /** One, or several with commas between. */
  status: choiceFilter(DELIVERY_STATUSES, "No such status.").optional(),
  /** A part of the event's kind. */
  kind: textFilter().optional(),
  writtenFrom: dayFilter().optional(),
  writtenTo: dayFilter().optional(),
  /** The HTTP status of the last answer. */
  answerMin: numberFilter().optional(),
  answerMax: numberFilter().optional(),
  attemptsMin: numberFilter().optional(),
  attemptsMax: numberFilter().optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilter>;

const deliverySort = z.enum(["written", "-written", "took", "-took"]).default("-written");
export const listDeliveriesInput = deliveryFilter.extend({ sort: deliverySort, cursor: pageCursor(), limit: rowLimit() });
export type ListDeliveriesInput = z.infer<typeof listDeliveriesInput>;
export const exportDeliveriesInput = deliveryFilter.extend({ sort: deliverySort, format: exportFormat() });
export type ExportDeliveriesInput = z.infer<typeof exportDeliveriesInput>;

/** What can be done with many messages of an endpoint at once. */
export const bulkDeliveriesInput = bulkInputOf(z.strictObject({ action: z.literal("replay") }), deliveryFilter);
export type BulkDeliveriesInput = z.infer<typeof bulkDeliveriesInput>;

export const deliveryPage = z.object({ deliveries: z.array(webhookDelivery), nextCursor: z.string().nullable() });
export type DeliveryPage = z.infer<typeof deliveryPage>;

const headers = z.record(z.string(), z.string());
export const webhookAttempt = z.object({
  id: z.uuid(),
  at: iso,
  durationMs: z.int(),
  isGood: z.boolean(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  /** The signature is left out. */
  requestHeaders: headers,
  responseHeaders: headers.nullable(),
  /** The first 4 KB. */
  responseBody: z.string().nullable(),
});
export type WebhookAttempt = z.infer<typeof webhookAttempt>;
/** With what was sent and the newest attempts, the last one first. */
export const deliveryDetail = webhookDelivery.extend({ body: z.string(), log: z.array(webhookAttempt) });
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

export const deliveryAnswer = z.object({ deliveryId: z.uuid() });
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>;

export const replayFailedInput = z.strictObject({ since: iso });
export type ReplayFailedInput = z.infer<typeof replayFailedInput>;
/** The same from a form, where the reach is chosen. */
export const replayFailedForm = z.strictObject({
  id: z.uuid(),
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(WEBHOOK_LIMITS.keptDays * 24),
});
/** How far a replay is, counted from its deliveries. */
export const webhookReplay = z.object({
  id: z.uuid(),
  since: iso,
  total: count,
  waiting: count,
  delivered: count,
  failed: count,
  createdAt: iso,
  cancelledAt: iso.nullable(),
});
export type WebhookReplay = z.infer<typeof webhookReplay>;
export const replayList = z.object({ replays: z.array(webhookReplay) });
export const deletedEndpoint = z.object({ deleted: z.literal(true) });
