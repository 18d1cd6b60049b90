import { PARTS } from "./parts.ts";
import type { PartState, StatusPart, StatusSnapshot } from "./schema.ts";

/** One look at one part. */
export interface Measurement {
  state: PartState;
  at: Date;
  latencyMs: number | null;
  detail: string | null;
  /** No answer, an error or slowness may be chance: it counts when the next look is no better. */
  isTentative: boolean;
}

/** What is held to be true of a part. */
export interface PartRecord {
  state: PartState;
  since: Date;
  /** When a measurement last confirmed the state. */
  checkedAt: Date;
  latencyMs: number | null;
  detail: string | null;
  /** When the first bad look came in that is not believed yet. */
  doubtedAt: Date | null;
}

/** A state that was taken on. */
export interface Change {
  part: string;
  state: PartState;
  detail: string | null;
  latencyMs: number | null;
  at: Date;
}

/** Older measurements say nothing about now. */
export const STALE_AFTER_MS = 30_000;

const SEVERITY: Record<PartState, number> = { operational: 0, unknown: 1, degraded: 2, down: 3 };

/**
 * The record after a measurement. Getting better counts at once; a tentative worsening is held back until a second
 * look in a row is no better, and is then dated back to the first. `since` moves only with the state.
 */
export function nextRecord(previous: PartRecord | null, measurement: Measurement): PartRecord {
  const { state, at, latencyMs, detail, isTentative } = measurement;
  if (!previous) {
    if (isTentative)
      return { state: "unknown", since: at, checkedAt: at, latencyMs: null, detail: "The first check failed; another follows.", doubtedAt: at };
    return { state, since: at, checkedAt: at, latencyMs, detail, doubtedAt: null };
  }
  const isWorse = SEVERITY[state] > SEVERITY[previous.state];
  if (isTentative && isWorse && previous.doubtedAt === null) return { ...previous, doubtedAt: at };
  const began = isTentative ? (previous.doubtedAt ?? at) : at;
  return { state, since: state === previous.state ? previous.since : began, checkedAt: at, latencyMs, detail, doubtedAt: null };
}

/** The change of state between two records of a part, or null. The first record of a part is not a change. */
export function changeBetween(part: string, previous: PartRecord | null, next: PartRecord): Change | null {
  if (!previous || previous.state === next.state) return null;
  return { part, state: next.state, detail: next.detail, latencyMs: next.latencyMs, at: next.since };
}

/**
 * Joins what a process measured since its start with what was recorded before: the same state goes on since then,
 * another state is a change, and nothing measured yet leaves what was recorded.
 */
export function joinRecorded(part: string, recorded: PartRecord, measured: PartRecord | null): { record: PartRecord; change: Change | null } {
  if (!measured || measured.doubtedAt !== null) return { record: { ...recorded, doubtedAt: measured?.doubtedAt ?? null }, change: null };
  if (measured.state !== recorded.state) return { record: measured, change: changeBetween(part, recorded, measured) };
  return { record: { ...measured, since: new Date(Math.min(recorded.since.getTime(), measured.since.getTime())) }, change: null };
}

/** All parts as they may be shown at `now`; what was not measured lately is unknown. */
export function snapshotOf(records: ReadonlyMap<string, PartRecord>, now: Date): StatusSnapshot {
  const parts = PARTS.map((part): StatusPart => ({ ...part, ...shown(records.get(part.key) ?? null, now) }));
  const newest = parts.reduce<string | null>(
    (latest, { checkedAt }) => (checkedAt !== null && (latest === null || checkedAt > latest) ? checkedAt : latest),
    null,
  );
  return { status: worstOf(parts), checkedAt: newest, parts };
}

function shown(record: PartRecord | null, now: Date): Omit<StatusPart, "key" | "name" | "kind"> {
  if (!record) return { state: "unknown", latencyMs: null, since: null, checkedAt: null, detail: "Not measured yet." };
  const { state, since, checkedAt, latencyMs, detail } = record;
  const staleAt = new Date(checkedAt.getTime() + STALE_AFTER_MS);
  if (now > staleAt)
    return { state: "unknown", latencyMs: null, since: staleAt.toISOString(), checkedAt: checkedAt.toISOString(), detail: "Not measured lately." };
  return { state, latencyMs, since: since.toISOString(), checkedAt: checkedAt.toISOString(), detail };
}

/** The worst state of all. A mail server that nothing was sent through yet leaves nothing to know, so it does not count as unknown. */
export function worstOf(parts: Pick<StatusPart, "kind" | "state">[]): PartState {
  const counted = parts.filter((part) => !(part.kind === "mail" && part.state === "unknown"));
  return counted.reduce<PartState>(
    (worst, { state }) => (SEVERITY[state] > SEVERITY[worst] ? state : worst),
    counted.length > 0 ? "operational" : "unknown",
  );
}
