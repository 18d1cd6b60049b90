import { z } from "zod";
import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { invalid, notFound } from "#lib/platform/errors";
import { findDescendants, findRun, type QueueRow, type RunRow, readQueues, readRuns } from "#lib/platform/jobs";
import { JOBS_PURPOSE } from "./list-queues.ts";
import type { ListRunsInput, RunAddress, RunDetail, RunPage } from "./schema.ts";
import { queueViewOf, runDetailOf, runViewOf } from "./views.ts";

/**
 * The runs of one queue in one state, newest first; those that wait in the order in which they are due.
 * @throws `not_found` for no queue, `invalid` for a cursor that is none
 */
export async function listRuns(context: StaffContext, queue: string, { state, search, cursor, limit }: ListRunsInput): Promise<RunPage> {
  requirePermission(context, "system.monitor");
  const after = cursor === undefined ? null : parseCursor(cursor);
  return readAcrossTenants(context, JOBS_PURPOSE, async (tx) => {
    const row = await knownQueue(tx, queue);
    const from = state === "dead" ? row.dead_letter : queue;
    const runs = search ? await findById(tx, queue, search) : from ? await readRuns(tx, from, state, { after, limit }) : [];
    const shown = runs.slice(0, limit);
    return {
      queue: queueViewOf(row, context.clock.now()),
      runs: shown.map((run) => runViewOf(run, queue)),
      nextCursor: runs.length > limit ? cursorOf(shown.at(-1)) : null,
    };
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
async function knownQueue(tx: Queryable, name: string): Promise<QueueRow> {
  const [row] = await readQueues(tx, name);
  if (!row) throw notFound("This queue");
  return row;
}

async function findById(tx: Queryable, queue: string, search: string): Promise<RunRow[]> {
  if (!z.uuid().safeParse(search).success) return [];
  const run = await findRun(tx, queue, search);
  return run ? [run] : [];
}

// The moment to the microsecond, as the database wrote it: a millisecond would repeat or lose runs that were written together.
const cursorOf = (run: RunRow | undefined): string | null => (run ? Buffer.from(`${run.moment}|${run.id}`).toString("base64url") : null);

const cursorShape = z.object({ moment: z.string().regex(/^\d{4,5}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/), id: z.uuid() });

function parseCursor(cursor: string) {
  const [moment, id] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  const parsed = cursorShape.safeParse({ moment, id });
  if (!parsed.success) throw invalid("This page of the list does not exist. Start from the first.", [{ path: "cursor", message: "Not a cursor." }]);
  return parsed.data;
}
