import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { findDescendants, findQueue, findRun, type QueueRow, RUNS, type RunRow, readQueues, runsOf } from "#lib/platform/jobs";
import { countRows, pageOf } from "#lib/tables";
import type { RowCount } from "#lib/tables/schema";
import { JOBS_PURPOSE } from "./list-queues.ts";
import { runConditions, runListQuery } from "./run-query.ts";
import type { ListRunsInput, RunAddress, RunDetail, RunFilter, RunPage } from "./schema.ts";
import { queueViewOf, runDetailOf, runViewOf } from "./views.ts";

type ListedRun = RunRow & { sort_value: string };

/**
 * The runs of one queue that a filter means, page by page; dead letters only where their state is asked for.
 * @throws `not_found` for no queue, `invalid` for a cursor that is none
 */
export async function listRuns(context: StaffContext, queue: string, input: ListRunsInput): Promise<RunPage> {
  requirePermission(context, "system.monitor");
  return readAcrossTenants(context, JOBS_PURPOSE, async (tx) => {
    const row = await countedQueue(tx, queue);
    const { rows, nextCursor } = pageOf(await tx.query<ListedRun>(runListQuery(row, input)), input);
    return { queue: queueViewOf(row, context.clock.now()), runs: rows.map((run) => runViewOf(run, queue)), nextCursor };
  });
}

/** How many runs of a queue a filter means; counted up to a bound. @throws `not_found` for no queue */
export async function countRuns(context: StaffContext, queue: string, filter: RunFilter): Promise<RowCount> {
  requirePermission(context, "system.monitor");
  return readAcrossTenants(context, JOBS_PURPOSE, async (tx) => {
    const { conditions, sources } = runConditions(await knownQueue(tx, queue), filter);
    conditions.add(runsOf(sources));
    return countRows(tx, "runs", RUNS, conditions);
  });
}

/** One run, or one dead letter, with what it was given and what came of it. @throws `not_found` */
export async function getRun(context: StaffContext, { queue, id }: RunAddress): Promise<RunDetail> {
  requirePermission(context, "system.monitor");
  return readAcrossTenants(context, JOBS_PURPOSE, async (tx) => {
    await knownQueue(tx, queue);
    const run = await findRun(tx, queue, id);
    if (!run) throw notFound("This run");
    return runDetailOf(run, queue, await findDescendants(tx, run.source_root_id ?? run.id));
  });
}

/** @throws `not_found` for what is no queue, or only holds the dead letters of one */
export async function knownQueue(tx: Queryable, name: string): Promise<Pick<QueueRow, "name" | "dead_letter">> {
  const queue = await findQueue(tx, name);
  if (!queue) throw notFound("This queue");
  return queue;
}

/** The same with its counts. */
async function countedQueue(tx: Queryable, name: string): Promise<QueueRow> {
  const [row] = await readQueues(tx, name);
  if (!row) throw notFound("This queue");
  return row;
}
