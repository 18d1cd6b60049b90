import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";

/** How long an attempt may be under way before it counts as lost with its sender. Longer than its timeout and its record take. */
const LEASE_MS = 60_000;
/** At the same time, to one endpoint; one that fails gets one request at a time until it answers well again. */
const TO_ONE_ENDPOINT = 4;
const TO_ONE_THAT_FAILS = 1;

export interface ClaimedDelivery {
  id: string;
  claim: string;
  endpoint_id: string;
  tenant_id: string | null;
  event_id: string;
  kind: string;
  body: string;
  attempts: number;
  url: string;
  secret_sealed: string;
  previous_secret_sealed: string | null;
  previous_until: Date | null;
}

// It jumps from endpoint to endpoint along the index of what is open, so that ten thousand messages that wait for one of them cost
// the others nothing. What another sender took meanwhile is no longer due when its row is free again, and is left to it. Each endpoint is
// held before its deliveries, and one that is being changed or deleted at this moment is left for the next look.
const CLAIM = `
  WITH RECURSIVE open AS (
    (SELECT d.endpoint_id FROM webhook_delivery d WHERE d.status IN ('waiting', 'sending') ORDER BY d.endpoint_id LIMIT 1)
    UNION ALL
    SELECT (SELECT d.endpoint_id FROM webhook_delivery d WHERE d.status IN ('waiting', 'sending') AND d.endpoint_id > open.endpoint_id
            ORDER BY d.endpoint_id LIMIT 1)
    FROM open WHERE open.endpoint_id IS NOT NULL
  ), due AS (
    SELECT next.id FROM open JOIN webhook_endpoint e ON e.id = open.endpoint_id AND e.state = 'active'
    CROSS JOIN LATERAL (
      SELECT d.id, d.due_at FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.status IN ('waiting', 'sending') AND d.due_at <= $1
      ORDER BY d.due_at, d.id
      LIMIT greatest(0, CASE WHEN e.failing_since IS NULL THEN ${TO_ONE_ENDPOINT} ELSE ${TO_ONE_THAT_FAILS} END - (
        SELECT count(*) FROM webhook_delivery s WHERE s.endpoint_id = e.id AND s.status = 'sending' AND s.due_at > $1))
    ) next ORDER BY next.due_at, next.id LIMIT $2 FOR KEY SHARE OF e SKIP LOCKED
  )
  UPDATE webhook_delivery d SET status = 'sending', claim = $3::uuid, attempts = d.attempts + 1, due_at = $4
  FROM due, webhook_endpoint e
  WHERE d.id = due.id AND d.status IN ('waiting', 'sending') AND d.due_at <= $1 AND e.id = d.endpoint_id
  RETURNING d.id, d.claim, d.endpoint_id, d.tenant_id, d.event_id, d.kind, d.body, d.attempts,
            e.url, e.secret_sealed, e.previous_secret_sealed, e.previous_until`;

/** Takes what is due, so that no other sender takes it too: at most `most`, and few of each endpoint. */
export function claimDue({ db, clock }: Pick<Runtime, "db" | "clock">, most: number): Promise<ClaimedDelivery[]> {
  const now = clock.now();
  return db.system<ClaimedDelivery>({
    name: "claim-webhooks",
    text: CLAIM,
    values: [now, most, newId(), new Date(now.getTime() + LEASE_MS)],
  });
}
