import type { Queryable } from "#lib/platform/database";
import { JOBS_SCHEMA } from "./job.ts";
import { COUNT_LIMIT, type LogLag, readLogLag } from "./log/log-lag.ts";

export { COUNT_LIMIT };

/** Counts of one queue; one that is above `COUNT_LIMIT` means "more than that". */
export interface QueueRow {
  name: string;
  dead_letter: string | null;
  retry_limit: number;
  expire_seconds: number;
  created: number;
  retrying: number;
  active: number;
  failed: number;
  completed: number;
  dead: number;
  /** Since when the run that is due for longest waits. */
  oldest_due: Date | null;
  done_last_hour: number;
  failed_last_hour: number;
  /** Where it reads the log of events; null for what comes as jobs alone. */
  log: LogLag | null;
}

// Each count is a scan of one range of an index that pg-boss keeps (job_i14 by state, job_i16 by the end), cut off by LIMIT.
const within = (condition: string, queue = "q.name") =>
  `(SELECT count(*)::int FROM (SELECT FROM ${JOBS_SCHEMA}.job j WHERE j.name = ${queue} AND ${condition} LIMIT ${COUNT_LIMIT + 1}) counted)`;
const firstDue = (state: string) =>
  `(SELECT j.start_after FROM ${JOBS_SCHEMA}.job j WHERE j.name = q.name AND j.state = '${state}' AND NOT j.blocked ORDER BY j.start_after LIMIT 1)`;

// What holds dead letters is no queue that jobs are sent to, and what pg-boss keeps for itself is nobody's.
const SENT_TO = `NOT starts_with(q.name, '__pgboss__') AND NOT EXISTS (SELECT FROM ${JOBS_SCHEMA}.queue s WHERE s.dead_letter = q.name)`;

const QUEUES = `
  SELECT q.name, q.dead_letter, q.retry_limit, q.expire_seconds,
    ${within("j.state = 'created'")} AS created, ${within("j.state = 'retry'")} AS retrying, ${within("j.state = 'active'")} AS active,
    ${within("j.state = 'failed'")} AS failed, ${within("j.state = 'completed' AND j.completed_on IS NOT NULL")} AS completed,
    ${within("j.state = 'created'", "q.dead_letter")} AS dead,
    least(${firstDue("created")}, ${firstDue("retry")}) AS oldest_due, hour.done AS done_last_hour, hour.failed AS failed_last_hour
  FROM ${JOBS_SCHEMA}.queue q CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE ended.state = 'completed')::int AS done, count(*) FILTER (WHERE ended.state = 'failed')::int AS failed
    FROM (
      SELECT j.state FROM ${JOBS_SCHEMA}.job j
      WHERE j.name = q.name AND j.completed_on > now() - interval '1 hour' ORDER BY j.completed_on DESC LIMIT ${COUNT_LIMIT + 1}
    ) ended
  ) hour
  WHERE ${SENT_TO} AND ($1::text IS NULL OR q.name = $1)
  ORDER BY q.name LIMIT 200`;

// Where one queue holds nearly all rows, the planner expects as many of every other and reads the whole table to find none.
const BY_INDEX = "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)";

/** The queues that jobs are sent to, by name; dead letters are counted with the queue they came from. @param name one alone */
export async function readQueues(tx: Queryable, name: string | null = null): Promise<QueueRow[]> {
  await tx.query({ text: BY_INDEX });
  const rows = await tx.query<Omit<QueueRow, "log">>({ text: QUEUES, values: [name] });
  const lags = await readLogLag(tx);
  return rows.map((row) => ({ ...row, log: lags.find(({ reader }) => reader === row.name) ?? null }));
}

/** A queue that jobs are sent to, without counts; null for none. */
export async function findQueue(tx: Queryable, name: string): Promise<Pick<QueueRow, "name" | "dead_letter"> | null> {
  const [row] = await tx.query<Pick<QueueRow, "name" | "dead_letter">>({
    text: `SELECT q.name, q.dead_letter FROM ${JOBS_SCHEMA}.queue q WHERE q.name = $1 AND ${SENT_TO}`,
    values: [name],
  });
  return row ?? null;
}

/** A schedule and the newest run of its queue. */
export interface ScheduleRow {
  queue: string;
  cron: string;
  time_zone: string;
  run_id: string | null;
  run_state: string | null;
  run_created: Date | null;
  run_started: Date | null;
  run_ended: Date | null;
}

const SCHEDULES = `
  SELECT s.name AS queue, s.cron, coalesce(s.timezone, 'UTC') AS time_zone,
    last.id AS run_id, last.state::text AS run_state, last.created_on AS run_created, last.started_on AS run_started, last.completed_on AS run_ended
  FROM ${JOBS_SCHEMA}.schedule s LEFT JOIN LATERAL (
    SELECT j.id, j.state, j.created_on, j.started_on, j.completed_on
    FROM ${JOBS_SCHEMA}.job j WHERE j.name = s.name ORDER BY j.created_on DESC LIMIT 1
  ) last ON true
  ORDER BY s.name, s.key LIMIT 200`;

/** What runs by the clock, by name. */
export function readSchedules(tx: Queryable): Promise<ScheduleRow[]> {
  return tx.query<ScheduleRow>({ text: SCHEDULES });
}
