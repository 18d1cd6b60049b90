import type { Queryable } from "#lib/platform/database";
import { JOBS_SCHEMA } from "./job.ts";

/** Which runs a list shows. Each is read in the order of an index, so that the page costs the same however long the queue. */
export type RunList = "all" | "waiting" | "running" | "failed" | "finished" | "dead";

export interface RunRow {
  id: string;
  /** The queue, or its dead letters. */
  queue: string;
  state: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
  retry_count: number;
  retry_limit: number;
  created_on: Date;
  start_after: Date;
  started_on: Date | null;
  completed_on: Date | null;
  /** What its list is ordered by, to the microsecond. */
  moment: string;
}

export interface RunDetailRow extends RunRow {
  data: unknown;
  output: unknown;
  keep_until: Date;
  expire_seconds: number;
  source_name: string | null;
  source_id: string | null;
  source_created_on: Date | null;
  source_retry_count: number | null;
  source_output: unknown;
  source_root_id: string | null;
}

const COLUMNS =
  "j.id, j.name AS queue, j.state::text AS state, j.retry_count, j.retry_limit, j.created_on, j.start_after, j.started_on, j.completed_on";
const DETAILS = `${COLUMNS}, j.created_on::text AS moment, j.data, j.output, j.keep_until, j.expire_seconds,
  j.source_name, j.source_id, j.source_created_on, j.source_retry_count, j.source_output, j.source_root_id`;

const ORDERS = { created: "j.created_on", due: "j.start_after", ended: "j.completed_on" } as const;

interface Branch {
  where: string;
  order: keyof typeof ORDERS;
}

// What failed and what is dead stands by when its last attempt was due, since that is how their index is sorted.
const LISTS: Record<RunList, { branches: Branch[]; direction: "ASC" | "DESC" }> = {
  all: { branches: [{ where: "true", order: "created" }], direction: "DESC" },
  waiting: {
    branches: [
      { where: "j.state = 'created' AND NOT j.blocked", order: "due" },
      { where: "j.state = 'retry' AND NOT j.blocked", order: "due" },
    ],
    direction: "ASC",
  },
  running: { branches: [{ where: "j.state = 'active' AND NOT j.blocked", order: "due" }], direction: "DESC" },
  failed: { branches: [{ where: "j.state = 'failed' AND NOT j.blocked", order: "due" }], direction: "DESC" },
  finished: { branches: [{ where: "j.state IN ('completed', 'cancelled') AND j.completed_on IS NOT NULL", order: "ended" }], direction: "DESC" },
  dead: { branches: [{ where: "j.state = 'created' AND NOT j.blocked", order: "due" }], direction: "DESC" },
};

/** Where a page ended. */
export interface RunCursor {
  moment: string;
  id: string;
}

/** One page of a queue's runs and, to know whether there are more, one run beyond it. */
export function readRuns(tx: Queryable, queue: string, list: RunList, page: { after: RunCursor | null; limit: number }): Promise<RunRow[]> {
  const { branches, direction } = LISTS[list];
  const sign = direction === "ASC" ? ">" : "<";
  const parts = branches.map(
    ({ where, order }) => `(SELECT ${COLUMNS}, ${ORDERS[order]}::text AS moment, ${ORDERS[order]} AS at FROM ${JOBS_SCHEMA}.job j
      WHERE j.name = $1 AND ${where} ${page.after ? `AND (${ORDERS[order]}, j.id) ${sign} ($3::timestamptz, $4::uuid)` : ""}
      ORDER BY ${ORDERS[order]} ${direction}, j.id ${direction} LIMIT $2)`,
  );
  return tx.query<RunRow>({
    text: `SELECT * FROM (${parts.join(" UNION ALL ")}) runs ORDER BY at ${direction}, id ${direction} LIMIT $2`,
    values: [queue, page.limit + 1, ...(page.after ? [page.after.moment, page.after.id] : [])],
  });
}

/** One run of a queue, or its dead letter of this id. @param isLocked keeps others from changing it until the transaction ends */
export async function findRun(tx: Queryable, queue: string, id: string, { isLocked = false } = {}): Promise<RunDetailRow | null> {
  const [row] = await tx.query<RunDetailRow>({
    text: `SELECT ${DETAILS} FROM ${JOBS_SCHEMA}.job j
           WHERE j.id = $2::uuid AND j.name IN ($1, (SELECT dead_letter FROM ${JOBS_SCHEMA}.queue WHERE name = $1)) LIMIT 1 ${isLocked ? "FOR UPDATE" : ""}`,
    values: [queue, id],
  });
  return row ?? null;
}

/** What came of a run that failed for good: its dead letter, or the runs that its dead letter was sent again as; newest first. */
export function findDescendants(tx: Queryable, rootId: string): Promise<RunDetailRow[]> {
  return tx.query<RunDetailRow>({
    text: `SELECT ${DETAILS} FROM ${JOBS_SCHEMA}.job j WHERE j.source_root_id = $1::uuid ORDER BY j.created_on DESC, j.id DESC LIMIT 20`,
    values: [rootId],
  });
}

/** Takes hold of a schedule, so that it is started by hand once at a time. @returns its payload, or null when there is none */
export async function lockSchedule(tx: Queryable, queue: string): Promise<{ data: object } | null> {
  const [row] = await tx.query<{ data: object | null }>({
    text: `SELECT data FROM ${JOBS_SCHEMA}.schedule WHERE name = $1 ORDER BY key LIMIT 1 FOR UPDATE`,
    values: [queue],
  });
  return row ? { data: row.data ?? {} } : null;
}

/** The run of a queue that is due or runs at this moment, if there is one. */
export async function findDueRun(tx: Queryable, queue: string): Promise<{ id: string; state: string } | null> {
  const [row] = await tx.query<{ id: string; state: string }>({
    text: `SELECT j.id, j.state::text AS state FROM ${JOBS_SCHEMA}.job j
           WHERE j.name = $1 AND j.state IN ('created', 'retry', 'active') AND (j.state = 'active' OR j.start_after <= now() + interval '1 minute')
           ORDER BY j.state, j.start_after LIMIT 1`,
    values: [queue],
  });
  return row ?? null;
}

/** The ids of a queue's runs with this in what they were given, which wait or run at the moment. */
export async function findRunsWith(tx: Queryable, queue: string, data: Record<string, string>): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    name: "find-runs-with",
    text: `SELECT j.id FROM ${JOBS_SCHEMA}.job j
           WHERE j.name = $1 AND j.state IN ('created', 'retry', 'active') AND j.data @> $2::jsonb LIMIT 100`,
    values: [queue, JSON.stringify(data)],
  });
  return rows.map(({ id }) => id);
}
