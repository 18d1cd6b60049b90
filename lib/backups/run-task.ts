import { z } from "zod";
import { defineJob, type JobAttempt } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { pathOf } from "./folder.ts";
import { makeBackup } from "./make-backup.ts";
import type { Watch } from "./progress.ts";
import { startPulse } from "./pulse.ts";
import { rehearseRestore } from "./rehearse.ts";
import type { TaskKind } from "./schema.ts";
import { type Result, settleDone, settleEnded } from "./settle-task.ts";
import { type KnownBackup, verifyBackup } from "./verify.ts";

const LONGEST_SECONDS = 12 * 3_600;

export interface ClaimedTask {
  id: string;
  kind: TaskKind;
  backup_id: string;
  file_name: string;
  sha256: string | null;
  tables: KnownBackup["tables"] | null;
}

/**
 * Makes, verifies or rehearses a backup. It is tried once: what broke is on record with its reason, the schedule tries again by
 * itself, and people decide for themselves.
 */
export const backupTaskJob = defineJob({
  name: "backups.work",
  schema: z.object({ taskId: z.uuid() }),
  retryLimit: 0,
  expireInSeconds: LONGEST_SECONDS,
  concurrency: 1,
  async handle({ taskId }, attempt) {
    const task = await claim(attempt.runtime, taskId);
    if (task) await work(task, attempt);
  },
});

async function claim({ db, clock }: Runtime, taskId: string): Promise<ClaimedTask | undefined> {
  const [task] = await db.system<ClaimedTask>({
    text: `UPDATE backup_task k SET state = 'running', started_at = $2, beat_at = $2 FROM backup b
           WHERE k.id = $1::uuid AND k.state = 'waiting' AND b.id = k.backup_id
           RETURNING k.id, k.kind, k.backup_id, b.file_name, b.sha256, b.tables`,
    values: [taskId, clock.now()],
  });
  return task;
}

async function work(task: ClaimedTask, { runtime, signal }: Pick<JobAttempt, "runtime" | "signal">): Promise<void> {
  const pulse = startPulse(runtime, task.id, signal);
  let result: Result;
  try {
    result = await WORK[task.kind](runtime, task, pulse);
  } catch (error) {
    await pulse.stop();
    await settleEnded(runtime, task, pulse.ending(), error);
    return;
  }
  await pulse.stop();
  await settleDone(runtime, task, result);
}

const WORK: Record<TaskKind, (runtime: Runtime, task: ClaimedTask, watch: Watch) => Promise<Result>> = {
  make: async (runtime, { file_name }, watch) => ({ written: await makeBackup(runtime, file_name, watch) }),
  verify: async (runtime, task, watch) => {
    await verifyBackup(pathOf(runtime, task.file_name), knownOf(task), watch);
    return {};
  },
  rehearse: async (runtime, { file_name }, watch) => ({
    restored: await rehearseRestore(runtime.config.DATABASE_URL, pathOf(runtime, file_name), watch),
  }),
};

function knownOf({ sha256, tables }: ClaimedTask): KnownBackup {
  if (!sha256 || !tables) throw new Error("A backup without its checksums was to be verified.");
  return { sha256, tables };
}
