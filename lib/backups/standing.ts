import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import type { NextRun } from "#lib/platform/jobs";
import { lastDue, nextDue } from "./due.ts";
import { freeBytesOf, type WithFolder } from "./folder.ts";
import { type PolicyRow, readPolicy } from "./policy.ts";
import { BACKUP_COLUMNS, type BackupRow, isGood, viewsOf } from "./rows.ts";
import type { BackupStanding, BackupView } from "./schema.ts";

/** A backup that should have begun may take this long before it counts as overdue. */
const OVERDUE_AFTER_MS = 60 * 60_000;
const LOOKED_THROUGH = 20;

/** How things stand with backups: the last good one, what is overdue and what failed, as the disk has it now. */
export async function backupStanding(context: StaffContext, runtime: WithFolder): Promise<BackupStanding> {
  requirePermission(context, "system.monitor");
  const now = context.clock.now();
  const read = await readAcrossTenants(context, "backups.read", async (tx) => ({
    policy: await readPolicy(tx),
    lastGood: await findLastGood(tx, runtime),
    failure: await findFailure(tx),
    recovery: await findRecovery(tx),
  }));
  const { policy, lastGood, failure } = read;
  const goodAt = lastGood ? new Date(lastGood.madeAt ?? lastGood.createdAt) : null;
  return {
    lastGood: lastGood ? { id: lastGood.id, madeAt: lastGood.madeAt ?? lastGood.createdAt, durationMs: durationOf(lastGood) } : null,
    recovery: read.recovery,
    schedule: policy.rules.schedule,
    nextRunAt: nextDue(policy.rules, now, context.jobs.nextRun)?.toISOString() ?? null,
    overdueSince: overdueSince(policy, goodAt, now, context.jobs.nextRun)?.toISOString() ?? null,
    failure: failure && (!goodAt || goodAt < failure.ended_at) ? { ...failure, at: failure.ended_at.toISOString() } : null,
    folder: runtime.config.backupDir,
    freeBytes: await freeBytesOf(runtime),
  };
}

/** The time since which a backup is overdue: it was due an hour ago or longer, and none was made after it. */
export function overdueSince({ rules, scheduledSince }: PolicyRow, lastGoodAt: Date | null, now: Date, nextRun: NextRun): Date | null {
  const due = lastDue(rules, scheduledSince, new Date(now.getTime() - OVERDUE_AFTER_MS), nextRun);
  return due && (!lastGoodAt || lastGoodAt < due) ? due : null;
}

/** The newest backup that can be relied upon. */
export async function findLastGood(tx: Queryable, runtime: WithFolder): Promise<BackupView | null> {
  const rows = await tx.query<BackupRow>({
    text: `SELECT ${BACKUP_COLUMNS} FROM backup b WHERE b.made_at IS NOT NULL AND b.removed_at IS NULL ORDER BY b.created_at DESC, b.id DESC LIMIT $1`,
    values: [LOOKED_THROUGH],
  });
  return (await viewsOf(tx, runtime, rows)).find(isGood) ?? null;
}

/** The newest try to make one, when it failed. */
async function findFailure(tx: Queryable) {
  const [row] = await tx.query<{ id: string; state: string; ended_at: Date; reason: string; remedy: string | null }>({
    text: `SELECT backup_id AS id, state, ended_at, reason, remedy FROM backup_task WHERE kind = 'make' AND state IN ('done', 'failed')
           ORDER BY created_at DESC, id DESC LIMIT 1`,
  });
  return row?.state === "failed" ? row : null;
}

async function findRecovery(tx: Queryable): Promise<BackupStanding["recovery"]> {
  const [row] = await tx.query<{ backup_id: string; started_at: Date; ended_at: Date }>({
    text: `SELECT backup_id, started_at, ended_at FROM backup_task WHERE kind = 'rehearse' AND state = 'done' ORDER BY created_at DESC, id DESC LIMIT 1`,
  });
  return row ? { backupId: row.backup_id, durationMs: row.ended_at.getTime() - row.started_at.getTime(), at: row.ended_at.toISOString() } : null;
}

const durationOf = ({ make }: BackupView): number => (make.startedAt && make.endedAt ? Date.parse(make.endedAt) - Date.parse(make.startedAt) : 0);
