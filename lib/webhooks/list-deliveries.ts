import type { Context } from "#lib/access";
import { DELIVERY_COLUMNS, type DeliveryRow, deliveryOf, findDelivery } from "./delivery-row.ts";
import { findEndpoint } from "./endpoint-row.ts";
import type { DeliveryDetail, DeliveryPage, ListDeliveriesInput, WebhookAttempt } from "./schema.ts";
import { reach, type WebhookScope } from "./scope.ts";

const ATTEMPTS_SHOWN = 50;

/** Deliveries of one endpoint, the newest first. @throws `not_found`, `forbidden` without `integration.read` */
export async function listDeliveries(context: Context, scope: WebhookScope, endpointId: string, input: ListDeliveriesInput): Promise<DeliveryPage> {
  const { read } = reach(context, scope, "integration.read");
  const { status, kind, cursor, limit } = input;
  const rows = await read(async (tx) => {
    await findEndpoint(tx, endpointId, context.clock.now());
    return tx.query<DeliveryRow>({
      text: `SELECT ${DELIVERY_COLUMNS} FROM webhook_delivery d
             WHERE d.endpoint_id = $1::uuid AND d.id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
               ${status ? "AND d.status = $4" : "AND $4::text IS NULL"} AND ($5::text IS NULL OR d.kind = $5)
             ORDER BY d.id DESC LIMIT $3`,
      values: [endpointId, cursor ?? null, limit + 1, status ?? null, kind ?? null],
    });
  });
  const deliveries = rows.slice(0, limit).map(deliveryOf);
  return { deliveries, nextCursor: rows.length > limit ? (deliveries.at(-1)?.id ?? null) : null };
}

interface AttemptRow {
  id: string;
  at: Date;
  duration_ms: number;
  is_good: boolean;
  status: number | null;
  error: string | null;
  request_headers: Record<string, string>;
  response_headers: Record<string, string> | null;
  response_body: string | null;
}

/** One delivery with what was sent and what was answered. @throws `not_found`, `forbidden` without `integration.read` */
export async function getDelivery(context: Context, scope: WebhookScope, endpointId: string, id: string): Promise<DeliveryDetail> {
  return reach(context, scope, "integration.read").read(async (tx) => {
    const row = await findDelivery(tx, endpointId, id);
    const log = await tx.query<AttemptRow>({
      text: `SELECT id, at, duration_ms, is_good, status, error, request_headers, response_headers, response_body
             FROM webhook_attempt WHERE delivery_id = $1::uuid ORDER BY id DESC LIMIT ${ATTEMPTS_SHOWN}`,
      values: [id],
    });
    return { ...deliveryOf(row), body: row.body, log: log.map(attemptOf) };
  });
}

const attemptOf = (row: AttemptRow): WebhookAttempt => ({
  id: row.id,
  at: row.at.toISOString(),
  durationMs: row.duration_ms,
  isGood: row.is_good,
  status: row.status,
  error: row.error,
  requestHeaders: row.request_headers,
  responseHeaders: row.response_headers,
  responseBody: row.response_body,
});
