import type { PartState } from "../schema.ts";
import type { FailureReason, Reading } from "./states.ts";

/** One look at one service. */
export interface Observation {
  key: string;
  at: Date;
  state: PartState;
  reason?: FailureReason | null;
}

export interface Thresholds {
  /** So many bad looks in a row make a service fail. */
  failures: number;
  /** So many better looks in a row end it. */
  recoveries: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { failures: 2, recoveries: 2 };

/** Looks in a row that agree, and when the first of them was. */
interface Run {
  count: number;
  from: Date;
}

/** A level that the looks reach or do not, with hysteresis: it changes only after enough looks in a row that say otherwise. */
interface Trigger {
  isOn: boolean;
  against: Run | null;
}

/** What is remembered of one service between looks. */
export interface Monitor {
  state: PartState;
  since: Date;
  checkedAt: Date;
  reason: FailureReason | null;
  /** On: degraded or worse. */
  bad: Trigger;
  /** On: down. */
  down: Trigger;
}

const OFF: Trigger = { isOn: false, against: null };

/**
 * The memory after a look. Two triggers, one for "degraded or worse" and one for "down", so that a service that changes between slow and silent is
 * held to be degraded, which both are. A change is dated back to the first look of the run that made it. The first good look at a
 * service that is unknown is believed at once. A look from before the last one came too late to count.
 */
export function observe(previous: Monitor | null, { at, state, reason = null }: Observation, thresholds: Thresholds = DEFAULT_THRESHOLDS): Monitor {
  if (previous && at <= previous.checkedAt) return previous;
  if (state === "unknown") return { state, since: previous?.state === state ? previous.since : at, checkedAt: at, reason, bad: OFF, down: OFF };

  const bad = pull(previous?.bad ?? OFF, state !== "operational", at, thresholds);
  const down = pull(previous?.down ?? OFF, state === "down", at, thresholds);
  const level: PartState = down.isOn ? "down" : bad.isOn ? "degraded" : "operational";
  const isFirst = !previous || previous.state === "unknown";
  const next: PartState = isFirst && level === "operational" && state !== "operational" ? "unknown" : level;

  const held = { checkedAt: at, bad, down, state: next };
  if (previous?.state === next) return { ...held, since: previous.since, reason: state === next || next === "unknown" ? reason : previous.reason };
  return { ...held, since: began(previous, next, at), reason: next === "operational" ? null : reason };
}

/** When the run began that is not believed yet, or null. Only a worsening is a doubt. */
export function doubtedAt({ bad, down }: Monitor): Date | null {
  const runs = [bad, down].flatMap(({ isOn, against }) => (!isOn && against ? [against.from] : []));
  return runs.length > 0 ? new Date(Math.min(...runs.map((from) => from.getTime()))) : null;
}

interface ReadAt {
  now: Date;
  /** Older looks say nothing about now. */
  staleAfterMs: number;
  /** Since when it is under maintenance, or null. */
  maintenanceSince?: Date | null;
}

/** What the memory says now: nothing once the last look is too old, and nothing but that during maintenance. */
export function readingOf(monitor: Monitor, { now, staleAfterMs, maintenanceSince = null }: ReadAt): Reading {
  const { state, since, checkedAt, reason } = monitor;
  if (maintenanceSince) return { state: "maintenance", since: maintenanceSince, checkedAt, doubtedAt: null, reason: null };
  const staleAt = new Date(checkedAt.getTime() + staleAfterMs);
  if (now > staleAt) return { state: "unknown", since: staleAt, checkedAt, doubtedAt: null, reason: null };
  return { state, since, checkedAt, doubtedAt: doubtedAt(monitor), reason };
}

function pull({ isOn, against }: Trigger, isReached: boolean, at: Date, { failures, recoveries }: Thresholds): Trigger {
  if (isReached === isOn) return { isOn, against: null };
  const run = against ? { ...against, count: against.count + 1 } : { count: 1, from: at };
  return run.count >= (isOn ? recoveries : failures) ? { isOn: !isOn, against: null } : { isOn, against: run };
}

/** The first look of the run that made the state, which the previous memory still has; the newest one where a single look made it. */
function began(previous: Monitor | null, next: PartState, at: Date): Date {
  if (!previous || next === "unknown" || (previous.state === "unknown" && next === "operational")) return at;
  const trigger = next === "down" || (next === "degraded" && previous.state === "down") ? previous.down : previous.bad;
  return trigger.against?.from ?? at;
}
