import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { findDescendants, findDueRun, findRun, lockSchedule, type RunDetailRow } from "#lib/platform/jobs";
import type { ActOutcome, RunAddress } from "./schema.ts";
import { runStateOf } from "./views.ts";

const GONE = "It is no longer there: somebody sent it again or deleted it, or it was kept long enough.";

/**
 * Sends a run again: one that failed or was cancelled waits again under its id, with one more attempt. A dead letter
 * brings back the run that it is of, or, when that is no longer kept, becomes a new run. Safe to repeat.
 * @throws `not_found`, `conflict` for a run that runs, is done, or was sent again and is done
 */
export function retryRun(context: StaffContext, { queue, id }: RunAddress): Promise<ActOutcome> {
  return act(context, "jobs.retry", async (tx) => {
    // The run is locked before its dead letter by everybody, so that two who press on either wait for each other and no more.
    const sourceId = (await findRun(tx, queue, id))?.source_id;
    const source = sourceId ? await findRun(tx, queue, sourceId, { isLocked: true }) : null;
    const asked = await findRun(tx, queue, id, { isLocked: true });
    const original = source?.queue === queue && (!asked || runStateOf(asked, queue) === "dead") && source.state !== "completed" ? source : null;
    const run = original ?? asked;
    if (!run) return repeatedRetry(tx, id);
    const state = runStateOf(run, queue);
    if (state === "waiting" || state === "retrying") return { outcome: "was_already", runId: run.id };
    if (state === "running") throw conflict("This run is under way at the moment. Wait for its end.");
    if (state === "done") throw conflict("This run is done. There is nothing to send again.");
    const { runId, letters } = state === "dead" ? await redrive(context, tx, run) : await wake(context, tx, queue, run);
    await record(context, tx, {
      queue,
      id,
      before: { state: asked ? runStateOf(asked, queue) : state },
      after: { state: "waiting", runId, ...(letters.length > 0 && { letters }) },
      action: "job.retry",
    });
    return { outcome: "done", runId };
  });
}

/** Takes a run that waits out of its queue. It stays on record and can be sent again. Safe to repeat. @throws `not_found`, `conflict` */
export function cancelRun(context: StaffContext, { queue, id }: RunAddress): Promise<ActOutcome> {
  return act(context, "jobs.cancel", async (tx) => {
    const run = await findRun(tx, queue, id, { isLocked: true });
    if (!run) throw notFound("This run");
    const state = runStateOf(run, queue);
    if (state === "cancelled") return { outcome: "was_already", runId: id };
    if (state !== "waiting" && state !== "retrying") throw conflict("Only a run that waits can be cancelled, and this one does not wait any more.");
    if (!(await context.jobs.cancel(tx, queue, id))) throw conflict("This run does not wait any more.");
    await record(context, tx, { queue, id, before: { state }, after: { state: "cancelled" }, action: "job.cancel" });
    return { outcome: "done", runId: id };
  });
}

/** Deletes a dead letter for good. Safe to repeat: the second time there is none. @throws `not_found`, `conflict` for what is no dead letter */
export function deleteDeadLetter(context: StaffContext, { queue, id }: RunAddress): Promise<ActOutcome> {
  return act(context, "jobs.delete", async (tx) => {
    const run = await findRun(tx, queue, id, { isLocked: true });
    if (!run) throw conflict(GONE);
    if (runStateOf(run, queue) !== "dead")
      throw conflict("Only dead letters are deleted by hand. Other runs go by themselves when they were kept long enough.");
    if (!(await context.jobs.remove(tx, run.queue, id))) throw conflict(GONE);
    await record(context, tx, { queue, id, before: { state: "dead", sourceId: run.source_id }, action: "job.delete_dead_letter" });
    return { outcome: "done", runId: id };
  });
}

/** Starts a schedule's job now, beside its times. While one is due it is not started twice. @throws `not_found`, `conflict` while one runs */
export function runScheduleNow(context: StaffContext, queue: string): Promise<ActOutcome> {
  return act(context, "jobs.run_schedule", async (tx) => {
    const schedule = await lockSchedule(tx, queue);
    if (!schedule) throw notFound("This schedule");
    const due = await findDueRun(tx, queue);
    if (due?.state === "active") throw conflict("It runs at this moment. Wait for its end.");
    if (due) return { outcome: "was_already", runId: due.id };
    const runId = await context.jobs.sendNow(tx, queue, schedule.data);
    if (!runId) throw conflict("The queue did not take it. Try again in a minute.");
    await record(context, tx, { queue, id: runId, after: { state: "waiting" }, action: "job.run_schedule" });
    return { outcome: "done", runId };
  });
}

async function act(context: StaffContext, purpose: string, work: (tx: Transaction) => Promise<ActOutcome>): Promise<ActOutcome> {
  requirePermission(context, "system.monitor");
  return acrossTenants(context, purpose, (tx) => once(context, tx, () => work(tx)));
}

/** What waits again, and which dead letters went with that. */
interface Again {
  runId: string;
  letters: string[];
}

/** The run waits again, and its dead letter, which would only be a second way to the same work, goes. */
async function wake({ jobs }: StaffContext, tx: Transaction, queue: string, run: RunDetailRow): Promise<Again> {
  const later = await findDescendants(tx, run.source_root_id ?? run.id);
  // Another copy of the same work that waits, runs or is done: the run must not do it a second time.
  const copy = later.find((each) => each.id !== run.id && each.queue === queue && each.state !== "failed" && each.state !== "cancelled");
  if (copy) throw conflict(`This was sent again already, as run ${copy.id}.`);
  const woken = run.state === "cancelled" ? await jobs.resume(tx, queue, run.id) : await jobs.retry(tx, queue, run.id);
  if (!woken) throw conflict("This run has changed meanwhile. Look at it again.");
  const letters = later.filter((each) => each.queue !== queue && each.source_id === run.id);
  for (const letter of letters) await jobs.remove(tx, letter.queue, letter.id);
  return { runId: run.id, letters: letters.map(({ id }) => id) };
}

/** A dead letter whose run is no longer kept becomes a new one. */
async function redrive({ jobs }: StaffContext, tx: Transaction, letter: RunDetailRow): Promise<Again> {
  const rootId = letter.source_root_id ?? letter.source_id;
  if (!rootId || !letter.source_name) throw conflict("What this job was given does not fit its queue. Sending it again would not mend that.");
  if (!(await jobs.redrive(tx, letter.queue, letter.id))) throw conflict(GONE);
  const [sent] = (await findDescendants(tx, rootId)).filter(({ queue }) => queue === letter.source_name);
  if (!sent) throw conflict("The queue did not take it. Try again in a minute.");
  return { runId: sent.id, letters: [] };
}

/** A dead letter that was sent again, or whose run was, is gone: the trail knows as which run. Sending again is an act of people, and rare. */
async function repeatedRetry(tx: Transaction, id: string): Promise<ActOutcome> {
  const [entry] = await tx.query<{ run_id: string | null }>({
    text: `SELECT after->>'runId' AS run_id FROM audit_entry
           WHERE subject_type = 'job' AND action = 'job.retry' AND (subject_id = $1 OR after->'letters' ? $1) ORDER BY id DESC LIMIT 1`,
    values: [id],
  });
  if (!entry?.run_id) throw notFound("This run");
  return { outcome: "was_already", runId: entry.run_id };
}

interface Act {
  action: "job.retry" | "job.cancel" | "job.delete_dead_letter" | "job.run_schedule";
  queue: string;
  id: string;
  before?: object;
  after?: object;
}

function record(context: StaffContext, tx: Transaction, { action, queue, id, before, after }: Act): Promise<void> {
  return recordAudit(context, tx, { action, tenantId: null, subjectType: "job", subjectId: id, before, after: { queue, ...after } });
}
