import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { explain } from "./explain.ts";
import { portalContext } from "./portal-context.ts";
import type { Ending } from "./pulse.ts";
import type { RestoredTable } from "./restore-backup.ts";
import type { ClaimedTask } from "./run-task.ts";
import { tellOfBackups } from "./tell.ts";
import type { WrittenBackup } from "./write-backup.ts";

/** What a work that went well has brought. */
export interface Result {
  written?: WrittenBackup;
  restored?: RestoredTable[];
}

type Settled = Pick<ClaimedTask, "id" | "kind" | "backup_id">;
const DONE = { make: "backup.made", verify: "backup.verified", rehearse: "backup.rehearsed" } as const;

/** Writes down that a work went well. Nothing when it was given up meanwhile. */
export async function settleDone(runtime: Runtime, task: Settled, { written, restored }: Result): Promise<void> {
  await settle(runtime, async (tx) => {
    const ended = await end(runtime, tx, task, "done", restored ? { result: { restored: [...restored] } } : {});
    if (!ended) return;
    if (written) await keep(tx, task.backup_id, written);
    const after = written ? { sizeBytes: written.sizeBytes, rows: written.rows, tables: written.tables, sha256: written.sha256 } : {};
    await recordAudit(portalContext(runtime, task.id), tx, {
      action: DONE[task.kind],
      tenantId: null,
      subjectType: "backup",
      subjectId: task.backup_id,
      after: { taskId: task.id, ...after },
    });
  });
}

/** Writes down that a work ended early, with why and what can be done, and tells staff unless they ended it themselves. */
export async function settleEnded(runtime: Runtime, task: Settled, ending: Ending | null, error: unknown): Promise<void> {
  const { reason, remedy, isFinding } = explain(error, ending);
  if (ending === null) runtime.log.error({ err: error, taskId: task.id, kind: task.kind }, "work on a backup failed");
  await settle(runtime, async (tx) => {
    const isCancelled = ending === "cancelled";
    const ended = await end(runtime, tx, task, isCancelled ? "cancelled" : "failed", isCancelled ? {} : { reason, remedy, isFinding });
    if (!ended) return;
    const context = portalContext(runtime, task.id);
    await recordAudit(context, tx, {
      action: isCancelled ? "backup.cancelled" : "backup.failed",
      tenantId: null,
      subjectType: "backup",
      subjectId: task.backup_id,
      after: { taskId: task.id, kind: task.kind },
      ...(!isCancelled && { reason }),
    });
    if (!isCancelled) await emit(context, tx, "backup.failed", { tenantId: null, backupId: task.backup_id, kind: task.kind, reason });
  });
}

async function settle(runtime: Runtime, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await runtime.db.transaction({ kind: "system", purpose: "end of work on a backup" }, async (tx) => {
    await work(tx);
    await tellOfBackups(tx);
  });
}

async function end(runtime: Runtime, tx: Transaction, { id }: Settled, state: string, data: object): Promise<boolean> {
  const { count } = await tx.prisma.backupTask.updateMany({
    where: { id, state: { in: ["waiting", "running"] } },
    data: { ...data, state, at: null, endedAt: runtime.clock.now() },
  });
  return count === 1;
}

async function keep(tx: Transaction, id: string, { createdAt, sizeBytes, rows, schemaVersion, sha256, sums }: WrittenBackup): Promise<void> {
  await tx.prisma.backup.updateMany({
    where: { id },
    data: { madeAt: createdAt, sizeBytes, rowCount: rows, schemaVersion, sha256, tables: sums.map((each) => ({ ...each })) },
  });
}
