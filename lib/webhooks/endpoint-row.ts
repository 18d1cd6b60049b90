import type { Queryable, Transaction } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { DeliveryStatus, EndpointState, WebhookEndpoint } from "./schema.ts";

export interface EndpointRow {
  id: string;
  tenant_id: string | null;
  tenant_name: string | null;
  url: string;
  description: string;
  kinds: string[];
  state: EndpointState;
  failing_since: Date | null;
  previous_until: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  attempts: number;
  good: number;
  last_id: string | null;
  last_kind: string | null;
  last_status: DeliveryStatus | null;
  last_at: Date | null;
}

/** What is shown of an endpoint `e`; `$1` is 24 hours ago. */
export const ENDPOINT_COLUMNS = `e.id, e.tenant_id, t.name AS tenant_name, e.url, e.description, e.kinds, e.state, e.failing_since, e.previous_until,
  e.version, e.created_at, e.updated_at, day.attempts, day.good, last.id AS last_id, last.kind AS last_kind, last.status AS last_status, last.created_at AS last_at`;
export const ENDPOINT_SOURCES = `LEFT JOIN tenant t ON t.id = e.tenant_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS attempts, count(*) FILTER (WHERE a.is_good)::int AS good FROM webhook_attempt a WHERE a.endpoint_id = e.id AND a.at > $1
  ) day
  LEFT JOIN LATERAL (SELECT d.id, d.kind, d.status, d.created_at FROM webhook_delivery d WHERE d.endpoint_id = e.id ORDER BY d.id DESC LIMIT 1) last ON true`;

const DAY_MS = 86_400_000;
export const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY_MS);

export function endpointOf(row: EndpointRow, now: Date): WebhookEndpoint {
  const isOldSecretGood = row.previous_until !== null && row.previous_until > now;
  return {
    id: row.id,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    url: row.url,
    description: row.description,
    kinds: row.kinds,
    state: row.state,
    failingSince: row.failing_since?.toISOString() ?? null,
    previousSecretUntil: isOldSecretGood ? (row.previous_until?.toISOString() ?? null) : null,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    lastDay: { attempts: row.attempts, good: row.good },
    lastDelivery:
      row.last_id && row.last_kind && row.last_status && row.last_at
        ? { id: row.last_id, kind: row.last_kind, status: row.last_status, at: row.last_at.toISOString() }
        : null,
  };
}

/** @throws `not_found` */
export async function findEndpoint(tx: Queryable, id: string, now: Date): Promise<WebhookEndpoint> {
  const [row] = await tx.query<EndpointRow>({
    text: `SELECT ${ENDPOINT_COLUMNS} FROM webhook_endpoint e ${ENDPOINT_SOURCES} WHERE e.id = $2::uuid`,
    values: [dayBefore(now), id],
  });
  if (!row) throw notFound("This endpoint");
  return endpointOf(row, now);
}

export interface HeldEndpoint {
  id: string;
  tenant_id: string | null;
  url: string;
  description: string;
  kinds: string[];
  state: EndpointState;
  failing_since: Date | null;
  secret_sealed: string;
  version: number;
}

/** Keeps others from changing it until the transaction ends. @throws `not_found` */
export async function lockEndpoint(tx: Transaction, id: string): Promise<HeldEndpoint> {
  const [row] = await tx.query<HeldEndpoint>({
    text: "SELECT id, tenant_id, url, description, kinds, state, failing_since, secret_sealed, version FROM webhook_endpoint WHERE id = $1::uuid FOR UPDATE",
    values: [id],
  });
  if (!row) throw notFound("This endpoint");
  return row;
}

/** What the audit trail keeps. An address may carry a token in its path or query: its host says enough. */
export const factsOf = ({ url, description, kinds, state }: Pick<HeldEndpoint, "url" | "description" | "kinds" | "state">) => ({
  host: new URL(url).host,
  description,
  kinds,
  state,
});
