import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, type Recorder, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import type { JobQueue } from "#lib/platform/jobs";
import { newFileName, type WithFolder } from "./folder.ts";
import { getBackup } from "./list-backups.ts";
import { backupTaskJob } from "./run-task.ts";
import type { AskedTask, TaskKind } from "./schema.ts";
import { tellOfBackups } from "./tell.ts";

const BUSY = "Another work on backups is under way. There is one at a time: wait for its end, or cancel it.";
const ACTIONS = { make: "backup.make_asked", verify: "backup.verify_asked", rehearse: "backup.rehearse_asked" } as const;

interface Asked {
  kind: TaskKind;
  /** Of a backup that is there. */
  backupId?: string;
  askedById: string | null;
  dueAt?: Date;
  attempt?: number;
}

/** Writes a work down and has a worker do it, in the caller's transaction. @throws a unique violation while another is under way */
export async function writeTask(context: Recorder & { jobs: JobQueue }, tx: Transaction, asked: Asked): Promise<AskedTask> {
  const now = context.clock.now();
  const [backupId, taskId] = [asked.backupId ?? newId(), newId()];
  const fileName = newFileName(now);
  if (!asked.backupId) await tx.prisma.backup.createMany({ data: [{ id: backupId, fileName, createdAt: now }] });
  const { kind, askedById, dueAt, attempt } = asked;
  await tx.prisma.backupTask.createMany({ data: [{ id: taskId, backupId, kind, askedById, dueAt, attempt, createdAt: now }] });
  await recordAudit(context, tx, {
    action: ACTIONS[kind],
    tenantId: null,
    subjectType: "backup",
    subjectId: backupId,
    after: { taskId, ...(!asked.backupId && { fileName }), ...(dueAt && { dueAt: dueAt.toISOString() }) },
  });
  await context.jobs.enqueue(tx, backupTaskJob, { taskId });
  await tellOfBackups(tx);
  return { backupId, taskId };
}

/** Asks for a backup of everything as it is now. @throws `forbidden`, `conflict` while something is under way */
export function startBackup(context: StaffContext): Promise<AskedTask> {
  requirePermission(context, "system.monitor");
  return ask(context, "backups.make", { kind: "make", askedById: context.actor.userId });
}

/**
 * Asks to read a backup from beginning to end, or to restore it into a database made for it alone.
 * @throws `forbidden`, `not_found`, `conflict` while something is under way, or for a backup without a file
 */
export async function startCheck(context: StaffContext, id: string, kind: "verify" | "rehearse", runtime: WithFolder): Promise<AskedTask> {
  const { isOnDisk, make } = await getBackup(context, id, runtime);
  if (make.state !== "done" || !isOnDisk) throw conflict("This backup has no file on the disk.");
  return ask(context, `backups.${kind}`, { kind, backupId: id, askedById: context.actor.userId });
}

async function ask(context: StaffContext, purpose: string, asked: Asked): Promise<AskedTask> {
  try {
    return await acrossTenants(context, purpose, (tx) => once(context, tx, () => writeTask(context, tx, asked)));
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(BUSY);
    throw error;
  }
}

/**
 * Calls a work off. One that no worker has taken yet ends at once; one that runs is told, and ends within seconds.
 * @throws `forbidden`, `not_found`, `conflict` when it has ended
 */
export function cancelTask(context: StaffContext, taskId: string): Promise<{ outcome: "cancelled" | "asked" }> {
  requirePermission(context, "system.monitor");
  const now = context.clock.now();
  return acrossTenants(context, "backups.cancel", async (tx) => {
    const [task] = await tx.query<{ state: string; backup_id: string; kind: string }>({
      text: "SELECT state, backup_id, kind FROM backup_task WHERE id = $1::uuid FOR UPDATE",
      values: [taskId],
    });
    if (!task) throw notFound("This work");
    if (task.state !== "waiting" && task.state !== "running") throw conflict("It has ended already.");
    const isOver = task.state === "waiting";
    const data = isOver ? { state: "cancelled", cancelAskedAt: now, endedAt: now } : { cancelAskedAt: now };
    await tx.prisma.backupTask.updateMany({ where: { id: taskId }, data });
    await recordAudit(context, tx, {
      action: "backup.cancel",
      tenantId: null,
      subjectType: "backup",
      subjectId: task.backup_id,
      before: { state: task.state },
      after: { taskId, kind: task.kind },
    });
    await tellOfBackups(tx);
    return { outcome: isOver ? "cancelled" : "asked" };
  });
}
