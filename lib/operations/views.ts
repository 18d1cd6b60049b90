import { COUNT_LIMIT, type QueueRow, type RunDetailRow, type RunRow, type ScheduleRow } from "#lib/platform/jobs";
import { redact, redactText } from "./redact.ts";
import type { BoundedCount, QueueView, RunDetail, RunState, RunView, ScheduleView } from "./schema.ts";

const bounded = (count: number): BoundedCount => ({ count: Math.min(count, COUNT_LIMIT), isMore: count > COUNT_LIMIT });
const moment = (at: Date | null): string | null => at?.toISOString() ?? null;

export function queueViewOf(row: QueueRow, now: Date): QueueView {
  const { log } = row;
  const first = [row.oldest_due, log?.oldest ?? null].flatMap((at) => (at ? [at.getTime()] : []));
  const waitMs = first.length > 0 ? now.getTime() - Math.min(...first) : -1;
  return {
    name: row.name,
    waiting: bounded(row.created + row.retrying + (log?.waiting ?? 0)),
    inLog: bounded(log?.waiting ?? 0),
    retrying: bounded(row.retrying),
    running: bounded(row.active),
    failed: bounded(row.failed),
    done: bounded(row.completed),
    deadLetters: bounded(row.dead),
    oldestWaitSeconds: waitMs >= 0 ? waitMs / 1_000 : null,
    doneLastHour: bounded(row.done_last_hour + (log?.readLastHour ?? 0)),
    failedLastHour: bounded(row.failed_last_hour),
    retryLimit: row.retry_limit,
    timeLimitSeconds: row.expire_seconds,
  };
}

const STATES: Record<RunRow["state"], RunState> = {
  created: "waiting",
  retry: "retrying",
  active: "running",
  completed: "done",
  cancelled: "cancelled",
  failed: "failed",
};

/** The states as pg-boss calls them. A dead letter waits in a queue of its own. */
export const ROW_STATES: Record<Exclude<RunState, "dead">, RunRow["state"]> = {
  waiting: "created",
  retrying: "retry",
  running: "active",
  done: "completed",
  cancelled: "cancelled",
  failed: "failed",
};

/** @param queue the one that was asked for: a run of another is a dead letter of it */
export const runStateOf = (row: Pick<RunRow, "state" | "queue">, queue: string): RunState => (row.queue === queue ? STATES[row.state] : "dead");

export function scheduleViewOf(row: ScheduleRow, nextRun: Date | null): ScheduleView {
  const { run_id, run_state, run_created } = row;
  return {
    queue: row.queue,
    cron: row.cron,
    timeZone: row.time_zone,
    nextRunAt: moment(nextRun),
    lastRun:
      run_id && run_state && run_created
        ? {
            id: run_id,
            state: STATES[run_state as RunRow["state"]],
            createdAt: run_created.toISOString(),
            startedAt: moment(row.run_started),
            endedAt: moment(row.run_ended),
          }
        : null,
  };
}

export function runViewOf(row: RunRow, queue: string): RunView {
  return {
    id: row.id,
    queue,
    state: runStateOf(row, queue),
    // pg-boss counts what came after the first attempt.
    attempts: row.started_on ? row.retry_count + 1 : 0,
    attemptLimit: row.retry_limit + 1,
    createdAt: row.created_on.toISOString(),
    dueAt: row.start_after.toISOString(),
    startedAt: moment(row.started_on),
    endedAt: moment(row.completed_on),
  };
}

export function runDetailOf(row: RunDetailRow, queue: string, descendants: RunDetailRow[]): RunDetail {
  const view = runViewOf(row, queue);
  const isDead = view.state === "dead";
  const output = isDead ? row.source_output : row.output;
  return {
    ...view,
    ...(isDead && row.source_retry_count !== null && { attempts: row.source_retry_count + 1, attemptLimit: row.source_retry_count + 1 }),
    data: redact(row.data),
    output: redact(output),
    error: errorOf(output),
    timeLimitSeconds: row.expire_seconds,
    keptUntil: view.state === "waiting" || view.state === "retrying" || isDead ? row.keep_until.toISOString() : null,
    source:
      row.source_id && row.source_name
        ? {
            id: row.source_id,
            queue: row.source_name,
            createdAt: moment(row.source_created_on),
            attempts: row.source_retry_count === null ? null : row.source_retry_count + 1,
          }
        : null,
    descendants: descendants
      .filter(({ id }) => id !== row.id)
      .map((each) => ({ id: each.id, state: runStateOf(each, queue), createdAt: each.created_on.toISOString() })),
    mayRetry: view.state === "failed" || view.state === "cancelled" || (isDead && row.source_id !== null),
    mayCancel: view.state === "waiting" || view.state === "retrying",
    mayDelete: isDead,
  };
}

/** The message of a failure, as pg-boss keeps it. */
function errorOf(output: unknown): string | null {
  if (typeof output !== "object" || output === null || !("message" in output) || typeof output.message !== "string") return null;
  return redactText(output.message);
}
