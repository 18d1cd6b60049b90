import { isAppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import type { JobDefinition, JobsTogether } from "../job.ts";
import { beginAgain, lockCursor, moveCursor } from "./cursor.ts";
import { readBatch } from "./read-batch.ts";

/** A job that reads the log: it handles many at once, and alone what fails. */
// biome-ignore lint/suspicious/noExplicitAny: jobs of every payload; each is parsed by its own schema before it is handled
export type LogReaderJob = JobDefinition<any>;

export interface Reading {
  runtime: Runtime;
  job: LogReaderJob;
  /** Aborted when the worker is told to stop. */
  stopping: AbortSignal;
}

/** So many groups of a batch are handled at the same time. */
const GROUPS_AT_ONCE = 3;

/**
 * Handles what comes next in a part of the log and moves the cursor behind it, which is held meanwhile. The cursor moves after the effects: what was
 * done when the worker died before is read again, and has to be known by its id. What cannot be done is written as a job of the same kind in the
 * transaction that moves the cursor, to be tried again and at last to lie with the dead letters.
 * @returns how many were handled and whether there is more; null when another worker has this part
 */
export async function takeBatch(reading: Reading, slot: number, limit: number): Promise<{ handled: number; isLast: boolean } | null> {
  const { runtime, job } = reading;
  const taken = await runtime.db.transaction({ kind: "system", purpose: `log ${job.name}` }, async (tx) => {
    const cursor = await lockCursor(tx, job.name, slot);
    if (!cursor) return null;
    const batch = await readBatch(runtime.db, { ...cursor, limit });
    if (!batch) return "elsewhere";
    const failed = await handleAll(reading, batch.envelopes);
    for (const data of failed) await runtime.jobs.enqueue(tx, job, data);
    await moveCursor(tx, job.name, slot, batch.next);
    return { handled: batch.envelopes.length, isLast: batch.isLast };
  });
  if (taken !== "elsewhere") return taken;
  runtime.log.warn({ reader: job.name }, "the database was restored from another server: what was told lately is read again");
  await beginAgain(runtime.db);
  return { handled: 0, isLast: false };
}

/** @returns what could not be handled @throws when nothing can be at the moment */
async function handleAll(reading: Reading, envelopes: readonly unknown[]): Promise<object[]> {
  const { job, runtime } = reading;
  const { together } = job;
  if (!together) throw new Error(`${job.name} cannot read the log: it takes one at a time`);
  const failed: object[] = [];
  const groups = new Map<string, object[]>();
  for (const envelope of envelopes) {
    const { success, data } = job.schema.safeParse(envelope);
    if (success) {
      const name = together.groupOf(data);
      const group = groups.get(name);
      if (group) group.push(data);
      else groups.set(name, [data]);
    } else {
      runtime.log.error({ job: job.name }, "an event of the log is not valid");
      failed.push(Object(envelope));
    }
  }
  const waiting = groups.values();
  const work = async () => {
    for (const group of waiting) failed.push(...(await handleGroup(reading, together, group)));
  };
  const results = await Promise.allSettled(Array.from({ length: GROUPS_AT_ONCE }, work));
  for (const result of results) if (result.status === "rejected") throw result.reason;
  return failed;
}

/** @returns those of the group that could not be handled, each tried alone */
async function handleGroup({ runtime, job, stopping }: Reading, together: JobsTogether<object>, group: object[]): Promise<object[]> {
  const { log, metrics } = runtime;
  stopping.throwIfAborted();
  const finish = metrics.jobSeconds.startTimer({ job: job.name });
  try {
    await together.handle(group, { signal: stopping, runtime });
    metrics.jobs.inc({ job: job.name, outcome: "done" }, group.length);
    return [];
  } catch (error) {
    if (isUnavailable(error) || stopping.aborted) throw error;
    log.warn({ err: error, job: job.name, events: group.length }, "events failed together");
    const failed: object[] = [];
    for (const data of group) if (!(await handleOne({ runtime, job, stopping }, data))) failed.push(data);
    return failed;
  } finally {
    finish();
  }
}

async function handleOne({ runtime, job, stopping }: Reading, data: object): Promise<boolean> {
  const { log, metrics } = runtime;
  stopping.throwIfAborted();
  try {
    await job.handle(data, { id: "", attempt: 1, signal: stopping, runtime });
    metrics.jobs.inc({ job: job.name, outcome: "done" });
    return true;
  } catch (error) {
    if (isUnavailable(error) || stopping.aborted) throw error;
    metrics.jobs.inc({ job: job.name, outcome: "failed" });
    log[isAppError(error) ? "warn" : "error"]({ err: error, job: job.name }, "an event failed, and is tried again as a job");
    return false;
  }
}

const isUnavailable = (error: unknown): boolean => isAppError(error) && error.code === "unavailable";
