import type { DunningStep } from "./schema.ts";

const DAY_MS = 86_400_000;

/** Where a case stands among its steps. Days of steps are counted from `scheduleFrom`; `nextAt` is null when nothing is due any more. */
export interface Schedule {
  steps: readonly DunningStep[];
  stepsTaken: number;
  scheduleFrom: Date;
  nextAt: Date | null;
}

/** When the next step of a case is due that is neither paused nor at its end. */
function dueAt({ steps, stepsTaken, scheduleFrom }: Omit<Schedule, "nextAt">): Date | null {
  const step = steps[stepsTaken];
  return step ? new Date(scheduleFrom.getTime() + step.day * DAY_MS) : null;
}

/** The step that is due at a moment; null for none. */
export function stepDue({ steps, stepsTaken, nextAt }: Schedule, now: Date): DunningStep | null {
  return nextAt !== null && nextAt <= now ? (steps[stepsTaken] ?? null) : null;
}

/**
 * The schedule after its next step was taken. Steps keep their distance: after one that came late the others move along, so that
 * nobody is written to twice in a row; after one that came early they stay where they were.
 */
export function afterStep(schedule: Schedule, now: Date): Schedule {
  const taken = schedule.steps[schedule.stepsTaken];
  if (!taken) return schedule;
  const earliest = now.getTime() - taken.day * DAY_MS;
  const next = { ...schedule, stepsTaken: schedule.stepsTaken + 1, scheduleFrom: new Date(Math.max(schedule.scheduleFrom.getTime(), earliest)) };
  return { ...next, nextAt: dueAt(next) };
}

/** The schedule after a pause: what was left of it before is left of it now. */
export function afterPause(schedule: Schedule, pausedAt: Date, now: Date): Schedule {
  const pausedMs = Math.max(0, now.getTime() - pausedAt.getTime());
  const moved = { ...schedule, scheduleFrom: new Date(schedule.scheduleFrom.getTime() + pausedMs) };
  return { ...moved, nextAt: dueAt(moved) };
}
