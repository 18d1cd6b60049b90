import { z } from "zod";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { isUniqueViolation } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { writeTask } from "./ask-for-task.ts";
import { BackupError, DamagedBackup } from "./backup-error.ts";
import { describeFile } from "./describe-file.ts";
import { lastDue, type Try, tryNow } from "./due.ts";
import { pathOf, removeFile, sizeOnDisk } from "./folder.ts";
import { readPolicy, thinNow } from "./policy.ts";
import { portalContext } from "./portal-context.ts";
import { BROKEN_OFF_MS } from "./pulse.ts";
import { dropRehearsals } from "./rehearse.ts";
import type { ClaimedTask } from "./run-task.ts";
import { settleDone, settleEnded } from "./settle-task.ts";
import { findLastGood, overdueSince } from "./standing.ts";
import { tellOfBackups } from "./tell.ts";

/** How long a work may wait for a worker to take it. */
const TAKEN_WITHIN_MS = 10 * 60_000;
const SCOPE = { kind: "system", purpose: "tend backups" } as const;

/**
 * Every minute: gives up what has broken off, makes what the schedule wants, removes what the rules no longer keep, and tells
 * staff of what is overdue. Each is safe to repeat.
 */
export const tendBackupsJob = defineJob({
  name: "backups.tend",
  schema: z.object({}),
  retryLimit: 0,
  expireInSeconds: 3_600,
  concurrency: 1,
  async handle(_data, { runtime, id }) {
    await giveUpBrokenOff(runtime);
    await makeWhatIsDue(runtime, id);
    await pruneBackups(runtime, id);
    await tellOfOverdue(runtime, id);
  },
});

/** A worker that was killed says nothing any more: its work is given up, so that another can begin. */
async function giveUpBrokenOff(runtime: Runtime): Promise<void> {
  const now = runtime.clock.now().getTime();
  const tasks = await runtime.db.system<Pick<ClaimedTask, "id" | "kind" | "backup_id" | "file_name"> & { state: string }>({
    text: `SELECT k.id, k.kind, k.state, k.backup_id, b.file_name FROM backup_task k JOIN backup b ON b.id = k.backup_id
           WHERE (k.state = 'running' AND k.beat_at < $1) OR (k.state = 'waiting' AND k.created_at < $2)`,
    values: [new Date(now - BROKEN_OFF_MS), new Date(now - TAKEN_WITHIN_MS)],
  });
  for (const task of tasks) {
    if (task.kind === "make" && (await adopt(runtime, task))) continue;
    const isWaiting = task.state === "waiting";
    const error = isWaiting
      ? new BackupError("No worker took it within ten minutes.", "See that a worker runs (System), then start it again.")
      : new BackupError("Its worker broke off in the middle.", "See the worker's log for why, then start it again.");
    await settleEnded(runtime, task, null, error);
    if (task.kind === "rehearse" && runtime.config.DATABASE_URL) await dropRehearsals(runtime.config.DATABASE_URL);
  }
}

/**
 * The file of a work that broke off at its very end is whole. So is the file from which this database was restored: as it says of
 * itself, it was just being written then.
 */
async function adopt(runtime: Runtime, task: Pick<ClaimedTask, "id" | "kind" | "backup_id" | "file_name">): Promise<boolean> {
  if ((await sizeOnDisk(runtime, task.file_name)) === null) return false;
  try {
    await settleDone(runtime, task, { written: await describeFile(pathOf(runtime, task.file_name)) });
    return true;
  } catch (error) {
    if (!(error instanceof DamagedBackup)) throw error;
    await removeFile(runtime, task.file_name);
    return false;
  }
}

/** One backup for each time that is due; one that failed is tried again, three times in all with a pause between. */
async function makeWhatIsDue(runtime: Runtime, requestId: string): Promise<void> {
  const now = runtime.clock.now();
  try {
    await runtime.db.transaction(SCOPE, async (tx) => {
      const { rules, scheduledSince } = await readPolicy(tx, { isLocked: true });
      const dueAt = lastDue(rules, scheduledSince, now, runtime.jobs.nextRun);
      if (!dueAt) return;
      const tries = await tx.query<{ attempt: number; state: Try["state"]; ended_at: Date | null }>({
        text: "SELECT attempt, state, ended_at FROM backup_task WHERE due_at = $1::timestamptz",
        values: [dueAt],
      });
      const attempt = tryNow(
        tries.map(({ ended_at, ...rest }) => ({ ...rest, endedAt: ended_at })),
        now,
      );
      if (attempt) await writeTask(portalContext(runtime, requestId), tx, { kind: "make", askedById: null, dueAt, attempt });
    });
  } catch (error) {
    // Another work is under way: the next minute looks again.
    if (!isUniqueViolation(error)) throw error;
  }
}

/** The row first: a file without a row is harmless, a row that promises a file that is gone is not. */
async function pruneBackups(runtime: Runtime, requestId: string): Promise<void> {
  const now = runtime.clock.now();
  const names = await runtime.db.transaction(SCOPE, async (tx) => {
    const { rules } = await readPolicy(tx, { isLocked: true });
    if (rules.retention === "all") return [];
    const { views, thinned } = await thinNow(tx, rules, runtime);
    const removed = views.filter(({ id }) => thinned.remove.includes(id));
    for (const { id, fileName, sizeBytes } of removed) {
      await tx.prisma.backup.updateMany({ where: { id, removedAt: null }, data: { removedAt: now, removedBecause: "pruned" } });
      await recordAudit(portalContext(runtime, requestId), tx, {
        action: "backup.pruned",
        tenantId: null,
        subjectType: "backup",
        subjectId: id,
        before: { fileName, sizeBytes },
      });
    }
    if (removed.length > 0) await tellOfBackups(tx);
    return removed.map(({ fileName }) => fileName);
  });
  for (const name of names) await removeFile(runtime, name);
}

/** Once for each time that is overdue. */
async function tellOfOverdue(runtime: Runtime, requestId: string): Promise<void> {
  await runtime.db.transaction(SCOPE, async (tx) => {
    const policy = await readPolicy(tx, { isLocked: true });
    const lastGood = await findLastGood(tx, runtime);
    const goodAt = lastGood ? new Date(lastGood.madeAt ?? lastGood.createdAt) : null;
    const since = overdueSince(policy, goodAt, runtime.clock.now(), runtime.jobs.nextRun);
    if (!since || policy.overdueToldFor?.getTime() === since.getTime()) return;
    await tx.prisma.backupPolicy.updateMany({ where: { id: 1 }, data: { overdueToldFor: since } });
    await emit(portalContext(runtime, requestId), tx, "backup.overdue", {
      tenantId: null,
      dueAt: since.toISOString(),
      lastGoodAt: goodAt?.toISOString() ?? null,
    });
  });
}
