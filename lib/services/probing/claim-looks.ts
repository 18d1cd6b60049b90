import { newId } from "#lib/platform/crypto";
import type { Database } from "#lib/platform/database";
import type { Monitor } from "../graph/hysteresis.ts";
import { type MonitorJson, monitorOf } from "./monitor-json.ts";
import type { ProbeRow } from "./probe-row.ts";
import { PROBE_COLUMNS } from "./probe-row.ts";

/** A look that this process has to take, and nobody else does. */
export interface Claimed {
  id: string;
  claim: string;
  probeId: string;
  /** Rises with each change of the probe. */
  version: number;
  serviceId: string;
  serviceKey: string;
  isPlatform: boolean;
  /** The address that is looked at; empty for a target of the probe's own. */
  target: string;
  dueAt: Date;
  isSlow: boolean;
  monitor: Monitor | null;
  probe: ProbeRow;
  secretSealed: string | null;
  beat: { at: Date; isGood: boolean; detail: string | null } | null;
}

interface ClaimedRow extends ProbeRow {
  id: string;
  probe_id: string;
  version: number;
  service_id: string;
  service_key: string;
  is_platform: boolean;
  of_target: string;
  was_due_at: Date;
  is_slow: boolean;
  monitor: MonitorJson | null;
  secret_sealed: string | null;
  beat_at: Date | null;
  beat_is_good: boolean | null;
  beat_detail: string | null;
}

/** Of the lease, beyond the look's own timeout: writing down what it found. */
const WRITING_MS = 15_000;

// A claim takes one turn of one target: the row is due again only at its next turn, or when somebody asks for a look at once.
// A worker that dies with its claims loses one look at each.
const CLAIM = `
  WITH due AS (
    SELECT t.id, t.due_at FROM probe_target t
    WHERE t.due_at <= $1::timestamptz AND t.is_slow = $4 AND (t.claimed_until IS NULL OR t.claimed_until <= $2::timestamptz)
    ORDER BY t.due_at, t.id LIMIT $3 FOR UPDATE SKIP LOCKED)
  UPDATE probe_target t SET claim = $5::uuid,
    claimed_until = greatest(due.due_at, $2::timestamptz) + (p.timeout_ms + ${WRITING_MS}) * interval '1 millisecond',
    due_at = probe_next_due(t.id, p.interval_seconds, greatest(due.due_at, $2::timestamptz), random())
  FROM due, service_probe p, service s
  WHERE t.id = due.id AND p.id = t.probe_id AND s.id = p.service_id
  RETURNING t.id, t.probe_id, t.target AS of_target, t.is_slow, t.monitor, due.due_at AS was_due_at, p.version, p.secret_sealed,
    p.beat_at, p.beat_is_good, p.beat_detail, s.id AS service_id, s.key AS service_key, s.is_platform, ${PROBE_COLUMNS}`;

interface Claim {
  now: Date;
  /** What is due until then is taken ahead of its time, and waited for. */
  until: Date;
  most: number;
  isSlow: boolean;
}

/** Takes what is due, so that no other worker takes it: at most `most`, the longest overdue first. */
export async function claimLooks(db: Pick<Database, "system">, { now, until, most, isSlow }: Claim): Promise<Claimed[]> {
  const claim = newId();
  const rows = await db.system<ClaimedRow>({ name: "claim-probes", text: CLAIM, values: [until, now, most, isSlow, claim] });
  return rows.map((row) => claimedOf(row, claim));
}

/** Asks for looks at all targets of some services as soon as possible, but for those that are being looked at. */
export async function lookAgain(db: Pick<Database, "system">, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  await db.system({
    name: "probe-again",
    text: `UPDATE probe_target t SET due_at = $2::timestamptz FROM service_probe p JOIN service s ON s.id = p.service_id
           WHERE t.probe_id = p.id AND s.key = ANY($1::text[]) AND t.due_at > $2::timestamptz AND (t.claimed_until IS NULL OR t.claimed_until <= $2::timestamptz)`,
    values: [keys, now],
  });
}

function claimedOf(row: ClaimedRow, claim: string): Claimed {
  return {
    id: row.id,
    claim,
    probeId: row.probe_id,
    version: row.version,
    serviceId: row.service_id,
    serviceKey: row.service_key,
    isPlatform: row.is_platform,
    target: row.of_target,
    dueAt: row.was_due_at,
    isSlow: row.is_slow,
    monitor: row.monitor && monitorOf(row.monitor),
    probe: row,
    secretSealed: row.secret_sealed,
    beat: row.beat_at && { at: row.beat_at, isGood: row.beat_is_good !== false, detail: row.beat_detail },
  };
}
