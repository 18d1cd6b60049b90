import type { Database } from "#lib/platform/database";
import type { Monitor } from "../graph/hysteresis.ts";
import type { Claimed } from "./claim-looks.ts";
import type { ProbeResult } from "./look.ts";

/** A look that was taken. */
export interface Taken {
  claimed: Claimed;
  /** When it began. */
  at: Date;
  result: ProbeResult;
  /** What is remembered after it. */
  monitor: Monitor;
  /** Nobody had looked for so long that nothing was known before it. */
  wasStale: boolean;
  /** It took long: such looks have places of their own. */
  isSlow: boolean;
  /** When to look again at the latest, where it left a doubt. */
  againAt: Date | null;
}

// What was late goes into minutes that are rolled up already: they are rolled up again. After an outage the target may be claimed again
// already, or looked at by another worker: the newest memory stays, and the claim is ended by its own look alone.
const WRITE = `
  WITH looks AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, claim uuid, probe_id uuid, target text, at timestamptz, service_id uuid, state text,
      reason text, latency_ms float8, detail text, is_slow boolean, monitor jsonb, again_at timestamptz)
  ), kept AS (
    INSERT INTO probe_result (probe_id, target, at, service_id, state, reason, latency_ms, detail)
    SELECT probe_id, target, at, service_id, state, reason, latency_ms, detail FROM looks ON CONFLICT DO NOTHING
  ), late AS (
    UPDATE probe_roll_up r SET done_at = date_trunc('minute', l.first_at) FROM (SELECT min(at) AS first_at FROM looks) l WHERE r.done_at > l.first_at
  )
  UPDATE probe_target t SET is_slow = l.is_slow,
    monitor = CASE WHEN (t.monitor->>'checkedAt')::timestamptz >= l.at THEN t.monitor ELSE l.monitor END,
    claimed_until = CASE WHEN t.claim = l.claim THEN NULL ELSE t.claimed_until END,
    due_at = CASE WHEN t.claim = l.claim THEN least(t.due_at, coalesce(l.again_at, t.due_at)) ELSE t.due_at END
  FROM looks l WHERE t.id = l.id`;

/** Writes looks down in one statement: what they found, what is remembered, and that their targets are free again. At most one of each target. */
export async function writeResults(db: Pick<Database, "system">, taken: readonly Taken[]): Promise<void> {
  const rows = taken.map(({ claimed, at, result, monitor, isSlow, againAt }) => ({
    id: claimed.id,
    claim: claimed.claim,
    probe_id: claimed.probeId,
    target: claimed.target,
    at,
    service_id: claimed.serviceId,
    state: result.state,
    reason: result.reason,
    latency_ms: result.latencyMs === null ? null : Math.round(result.latencyMs * 1_000) / 1_000,
    detail: result.detail,
    is_slow: isSlow,
    monitor,
    again_at: againAt,
  }));
  await db.system({ name: "write-probes", text: WRITE, values: [JSON.stringify(rows)] });
}

/** Gives turns back that were taken ahead of their time and not used. */
export async function releaseLooks(db: Pick<Database, "system">, claimed: readonly Claimed[]): Promise<void> {
  if (claimed.length === 0) return;
  await db.system({
    text: `UPDATE probe_target t SET claimed_until = NULL, due_at = x.due_at
           FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, claim uuid, due_at timestamptz) WHERE t.id = x.id AND t.claim = x.claim`,
    values: [JSON.stringify(claimed.map(({ id, claim, dueAt }) => ({ id, claim, due_at: dueAt })))],
  });
}
