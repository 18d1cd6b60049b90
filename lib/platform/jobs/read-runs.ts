import type { Queryable } from "#lib/platform/database";
import { JOBS_SCHEMA } from "./job.ts";

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
const DETAILS = `${COLUMNS}, j.data, j.output, j.keep_until, j.expire_seconds,
  j.source_name, j.source_id, j.source_created_on, j.source_retry_count, j.source_output, j.source_root_id`;

/** Runs of one queue, in some states. */
export interface RunSource {
  /** Its name as a parameter of the statement: "$2". */
  queue: string;
  /** Null for all of them. */
  states: readonly RunRow["state"][] | null;
}

const ORDERS = { created: "j.created_on", due: "j.start_after", ended: "j.completed_on" } as const;
/** By what runs can be listed in the order of an index. */
export type RunOrder = keyof typeof ORDERS;

/** The moment that an order is by, of the run `j`. */
export const runMoment = (order: RunOrder): string => ORDERS[order];

/** The condition that says of which queues and states the run `j` is. */
export const runsOf = (sources: readonly RunSource[]): string => `(${sources.map(conditionOf).join(" OR ")})`;

/** The relation that `runsOf` narrows. */
export const RUNS = `${JOBS_SCHEMA}.job j`;

interface RunListing {
  sources: readonly RunSource[];
  order: RunOrder;
  isFalling: boolean;
  /** More conditions on `j`, joined by AND; empty for none. */
  where: string;
  /** How many rows, as a parameter of the statement. */
  limit: string;
}

/**
 * The statement that lists runs, with what it is ordered by as `sort_value`, to the microsecond. Each source is read in the order of an
 * index that pg-boss keeps: by when runs were written (job_i15), by when those in some live state are due (job_i14), by when they
 * ended (job_i16). So a page costs the same however long the queue.
 */
export function runListSql({ sources, order, isFalling, where, limit }: RunListing): string {
  const direction = isFalling ? "DESC" : "ASC";
  const moment = ORDERS[order];
  const narrowed = [where, ...(order === "due" ? ["NOT j.blocked"] : []), ...(order === "ended" ? ["j.completed_on IS NOT NULL"] : [])];
  const parts = (order === "due" ? byState(sources) : sources).map(
    (source) => `(SELECT ${COLUMNS}, ${moment} AS at, (${moment})::text AS sort_value FROM ${RUNS}
      WHERE ${[conditionOf(source), ...narrowed].filter(Boolean).join(" AND ")} ORDER BY ${moment} ${direction}, j.id ${direction} LIMIT ${limit})`,
  );
  return `SELECT * FROM (${parts.join(" UNION ALL ")}) runs ORDER BY at ${direction}, id ${direction} LIMIT ${limit}`;
}

// The states are of a closed list: they come from no address.
const conditionOf = ({ queue, states }: RunSource): string => {
  if (states === null) return `j.name = ${queue}`;
  if (states.length === 1) return `(j.name = ${queue} AND j.state = '${states[0]}')`;
  return `(j.name = ${queue} AND j.state IN (${states.map((state) => `'${state}'`).join(", ")}))`;
};

/** The index of what is due begins with the state. */
const byState = (sources: readonly RunSource[]): RunSource[] =>
  sources.flatMap(({ queue, states }) => (states ?? []).map((state) => ({ queue, states: [state] })));

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
