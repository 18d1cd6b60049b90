import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { pauseAfter, retryAfterMs } from "./backoff.ts";
import type { ClaimedDelivery } from "./claim-due.ts";
import type { Outcome } from "./deliver.ts";
import { lockEndpoint } from "./endpoint-row.ts";
import { WEBHOOK_LIMITS } from "./schema.ts";

const DISABLED_AFTER_MS = WEBHOOK_LIMITS.disabledAfterDays * 86_400_000;
/** "This address is gone, and will not come back": the specification asks to stop. */
const GONE = 410;

// The delivery, its attempt and, where that changed, how its endpoint does, in one statement. What another sender has taken over
// meanwhile keeps what that one makes of it. The endpoint's row is written when it begins or stops to fail, not at every message; it is
// held before the delivery's, as by whoever deletes the endpoint: in the other order each would wait for the other.
const RECORD = `
  WITH held AS MATERIALIZED (SELECT id FROM webhook_endpoint WHERE id = $15::uuid FOR KEY SHARE), done AS (
    UPDATE webhook_delivery d SET status = $3, due_at = $4, ended_at = $5, claim = NULL, last_status = $6, last_error = $7, last_duration_ms = $8
    FROM held WHERE d.id = $1::uuid AND d.claim = $2::uuid AND d.endpoint_id = held.id RETURNING d.id, d.endpoint_id, d.tenant_id
  ), attempt AS (
    INSERT INTO webhook_attempt (id, delivery_id, endpoint_id, tenant_id, at, duration_ms, is_good, status, error, request_headers, response_headers, response_body)
    SELECT $9::uuid, id, endpoint_id, tenant_id, $10, $8, $11, $6, $7, $12::jsonb, $13::jsonb, $14 FROM done
  ), health AS (
    UPDATE webhook_endpoint e SET failing_since = CASE WHEN $11 THEN NULL ELSE $10::timestamptz END
    FROM done WHERE e.id = done.endpoint_id AND $11 = (e.failing_since IS NOT NULL)
  )
  SELECT e.failing_since, e.state FROM webhook_endpoint e JOIN done ON done.endpoint_id = e.id`;

/** Writes down what came of an attempt, and when the next is due. An endpoint that has failed for days is switched off. */
export async function recordOutcome(runtime: Runtime, claimed: ClaimedDelivery, outcome: Outcome): Promise<void> {
  const now = runtime.clock.now();
  const asked = retryAfterMs(outcome.responseHeaders?.["retry-after"], now);
  const pauseMs = outcome.isGood || outcome.status === GONE ? null : pauseAfter(claimed.attempts, Math.random(), asked);
  const status = outcome.isGood ? "delivered" : pauseMs === null ? "failed" : "waiting";
  const [endpoint] = await runtime.db.system<{ failing_since: Date | null; state: string }>({
    name: "record-webhook",
    text: RECORD,
    values: [
      claimed.id,
      claimed.claim,
      status,
      pauseMs === null ? now : new Date(now.getTime() + pauseMs),
      pauseMs === null ? now : null,
      outcome.status,
      outcome.error,
      outcome.durationMs,
      newIdAt(outcome.at),
      outcome.at,
      outcome.isGood,
      JSON.stringify(outcome.requestHeaders),
      outcome.responseHeaders ? JSON.stringify(outcome.responseHeaders) : null,
      outcome.responseBody?.slice(0, WEBHOOK_LIMITS.answerBytes) ?? null,
      claimed.endpoint_id,
    ],
  });
  if (!endpoint || outcome.isGood || endpoint.state === "disabled") return;
  const hasFailedTooLong = endpoint.failing_since !== null && now.getTime() - endpoint.failing_since.getTime() >= DISABLED_AFTER_MS;
  if (outcome.status === GONE || hasFailedTooLong) await disable(runtime, claimed, endpoint.failing_since ?? now);
}

/** Switches an endpoint off, and tells its owner. What waits counts as failed, so that it can be sent again later. */
async function disable(runtime: Runtime, { endpoint_id: id, id: deliveryId }: ClaimedDelivery, failingSince: Date): Promise<void> {
  const context = workerOf(runtime, deliveryId);
  await runtime.db.transaction({ kind: "system", purpose: "webhooks" }, async (tx) => {
    const endpoint = await lockEndpoint(tx, id);
    if (endpoint.state === "disabled") return;
    const { tenant_id: tenantId, url, state } = endpoint;
    const now = runtime.clock.now();
    await tx.prisma.webhookEndpoint.updateMany({ where: { id }, data: { state: "disabled", version: { increment: 1 }, updatedAt: now } });
    await failWhatWaits(tx, id, now);
    const states = { before: { state }, after: { state: "disabled", failingSince: failingSince.toISOString() } };
    await recordAudit(context, tx, { action: "webhook.disable", tenantId, subjectType: "webhook_endpoint", subjectId: id, ...states });
    const host = new URL(url).host;
    await emit(context, tx, "webhook_endpoint.disabled", { tenantId, endpointId: id, host, failingSince: failingSince.toISOString() });
  });
}

async function failWhatWaits(tx: Transaction, endpointId: string, now: Date): Promise<void> {
  await tx.query({
    text: `UPDATE webhook_delivery SET status = 'failed', ended_at = $2::timestamptz, due_at = $2::timestamptz, last_error = coalesce(last_error, 'The endpoint was switched off.')
           WHERE endpoint_id = $1::uuid AND status = 'waiting'`,
    values: [endpointId, now],
  });
}

const workerOf = ({ jobs, clock }: Runtime, requestId: string) =>
  ({ actor: { kind: "system", name: "webhooks" }, origin: { ip: null, userAgent: null, deviceToken: null }, clock, requestId, jobs }) as const;
