import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { DeliveryStatus, WebhookDelivery } from "./schema.ts";

export interface DeliveryRow {
  id: string;
  endpoint_id: string;
  event_id: string;
  kind: string;
  status: DeliveryStatus;
  attempts: number;
  due_at: Date;
  last_status: number | null;
  last_error: string | null;
  last_duration_ms: number | null;
  created_at: Date;
  ended_at: Date | null;
}

export const DELIVERY_COLUMNS =
  "d.id, d.endpoint_id, d.event_id, d.kind, d.status, d.attempts, d.due_at, d.last_status, d.last_error, d.last_duration_ms, d.created_at, d.ended_at";

/** The `webhook-id` of an event's messages. */
export const messageIdOf = (eventId: string): string => `evt_${eventId}`;

export const deliveryOf = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  endpointId: row.endpoint_id,
  messageId: messageIdOf(row.event_id),
  kind: row.kind,
  status: row.status,
  attempts: row.attempts,
  dueAt: row.status === "waiting" ? row.due_at.toISOString() : null,
  lastStatus: row.last_status,
  lastError: row.last_error,
  lastDurationMs: row.last_duration_ms,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
});

/** @throws `not_found` when it is not one of this endpoint's */
export async function findDelivery(
  tx: Queryable,
  endpointId: string,
  id: string,
  { isLocked = false } = {},
): Promise<DeliveryRow & { body: string }> {
  const [row] = await tx.query<DeliveryRow & { body: string }>({
    text: `SELECT ${DELIVERY_COLUMNS}, d.body FROM webhook_delivery d WHERE d.endpoint_id = $1::uuid AND d.id = $2::uuid ${isLocked ? "FOR UPDATE" : ""}`,
    values: [endpointId, id],
  });
  if (!row) throw notFound("This delivery");
  return row;
}
