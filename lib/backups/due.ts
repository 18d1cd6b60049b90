import type { NextRun } from "#lib/platform/jobs";
import type { BackupRules } from "./schema.ts";

type Timed = Pick<BackupRules, "schedule" | "weekday" | "timeOfDay" | "timeZone">;

const LOOKED_BACK_MS = 15 * 86_400_000;
const MOST_STEPS = 32;

/** The five fields of a schedule; null when it is off. */
function cronOf({ schedule, weekday, timeOfDay }: Omit<Timed, "timeZone">): string | null {
  if (schedule === "off") return null;
  const [hour, minute] = timeOfDay.split(":").map(Number);
  return `${minute} ${hour} * * ${schedule === "weekly" ? weekday : "*"}`;
}

export function nextDue(rules: Timed, now: Date, nextRun: NextRun): Date | null {
  const cron = cronOf(rules);
  return cron ? nextRun(cron, rules.timeZone, now) : null;
}

/** The last time, not after now and after `since`, at which a backup was due; null when there was none. */
export function lastDue(rules: Timed, since: Date, now: Date, nextRun: NextRun): Date | null {
  let last: Date | null = null;
  let from = new Date(Math.max(since.getTime(), now.getTime() - LOOKED_BACK_MS));
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = nextDue(rules, from, nextRun);
    if (!next || next > now) return last;
    last = next;
    from = next;
  }
  return last;
}

const TRIES = 3;
const PAUSE_MS = 15 * 60_000;

/** A try of the schedule for one due time. */
export interface Try {
  attempt: number;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  endedAt: Date | null;
}

/** The number of the try that should be made now; null for none: it is done, under way, called off, or was tried often enough. */
export function tryNow(tries: readonly Try[], now: Date): number | null {
  const newest = tries.toSorted((a, b) => b.attempt - a.attempt)[0];
  if (!newest) return 1;
  if (newest.state !== "failed" || newest.attempt >= TRIES) return null;
  return newest.endedAt && now.getTime() - newest.endedAt.getTime() >= PAUSE_MS ? newest.attempt + 1 : null;
}
