import type { Context } from "#lib/access";
import { escapeLike, idsNearDays, onDays, type SqlQuery } from "#lib/platform/database";
import { type Conditions, conditionsOf, countRows, orderOf, pageOf, prepared } from "#lib/tables";
import type { RowCount } from "#lib/tables/schema";
import { DELIVERY_COLUMNS, type DeliveryRow, deliveryOf, findDelivery } from "./delivery-row.ts";
import { findEndpoint } from "./endpoint-row.ts";
import type { DeliveryDetail, DeliveryFilter, DeliveryPage, ListDeliveriesInput, WebhookAttempt } from "./schema.ts";
import { reach, type WebhookScope } from "./scope.ts";

const ATTEMPTS_SHOWN = 50;
/** As the receiver sees it, or as the event's own id. */
const MESSAGE_ID = /^(?:evt_)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

export type ListedDelivery = DeliveryRow & { sort_value: string };

// Each has an index that begins with the endpoint. Ids are in the order in which messages were written.
const SORTS = {
  written: { column: "d.id", type: "uuid" },
  took: { column: "coalesce(d.last_duration_ms, -1)", type: "int" },
};

/** A filter, and by which clocks its days are meant. */
type Meant<Filter extends DeliveryFilter> = Filter & { timeZone: string };

/** Whose clocks days are meant by: the tenant's own in its portal, UTC for the operator's staff. */
export const clocksOf = ({ tenant }: Pick<Context, "tenant">): string => tenant?.timeZone ?? "UTC";

/** Deliveries of one endpoint, page by page. @throws `not_found`, `forbidden` without `integration.read` */
export async function listDeliveries(context: Context, scope: WebhookScope, endpointId: string, input: ListDeliveriesInput): Promise<DeliveryPage> {
  const query = deliveryListQuery(endpointId, { ...input, timeZone: clocksOf(context) });
  const read = await reach(context, scope, "integration.read").read(async (tx) => {
    await findEndpoint(tx, endpointId, context.clock.now());
    return tx.query<ListedDelivery>(query);
  });
  const { rows, nextCursor } = pageOf(read, input);
  return { deliveries: rows.map(deliveryOf), nextCursor };
}

/** How many deliveries of an endpoint a filter means; counted up to a bound. @throws as `listDeliveries` */
export async function countDeliveries(context: Context, scope: WebhookScope, endpointId: string, filter: DeliveryFilter): Promise<RowCount> {
  return reach(context, scope, "integration.read").read(async (tx) => {
    await findEndpoint(tx, endpointId, context.clock.now());
    return countRows(tx, "deliveries", "webhook_delivery d", deliveryConditions(endpointId, { ...filter, timeZone: clocksOf(context) }));
  });
}

/** The SQL of one page, one row longer than the page to see whether another follows. */
export function deliveryListQuery(endpointId: string, input: Meant<ListDeliveriesInput>): SqlQuery & { text: string } {
  const order = orderOf(SORTS, input.sort, "d");
  const conditions = deliveryConditions(endpointId, input, input.limit + 1);
  order.after(conditions, input.cursor);
  return prepared(
    "list-deliveries",
    `SELECT ${DELIVERY_COLUMNS}, (${order.column})::text AS sort_value FROM webhook_delivery d ${conditions.where()} ${order.by()} LIMIT $1`,
    conditions,
  );
}

/** The conditions of a filter. @param values what the statement has already */
export function deliveryConditions(endpointId: string, filter: Meant<DeliveryFilter>, ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, status = [], kind, writtenFrom, writtenTo, timeZone, answerMin, answerMax, attemptsMin, attemptsMax } = filter;
  add(`d.endpoint_id = ${param(endpointId)}::uuid`);
  // One is said as one: its index is in the order of the list.
  if (status.length === 1) add(`d.status = ${param(status[0])}`);
  else if (status.length > 1) add(`d.status = ANY(${param(status)}::text[])`);
  const eventId = search && MESSAGE_ID.exec(search)?.[1];
  if (eventId) add(`d.event_id = ${param(eventId)}::uuid`);
  else if (search) add(`d.kind LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (kind) add(`d.kind LIKE ${param(`%${escapeLike(kind.toLowerCase())}%`)}`);
  for (const each of onDays(conditions, "d.created_at", writtenFrom, writtenTo, timeZone)) add(each);
  for (const each of idsNearDays(conditions, "d.id", writtenFrom, writtenTo)) add(each);
  if (answerMin !== undefined) add(`d.last_status >= ${param(answerMin)}`);
  if (answerMax !== undefined) add(`d.last_status <= ${param(answerMax)}`);
  if (attemptsMin !== undefined) add(`d.attempts >= ${param(attemptsMin)}`);
  if (attemptsMax !== undefined) add(`d.attempts <= ${param(attemptsMax)}`);
  return conditions;
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
