import type { Queryable } from "#lib/platform/database";
import { sizeOnDisk, type WithFolder } from "./folder.ts";
import type { BackupState, BackupTaskView, BackupView } from "./schema.ts";

export interface TaskRow {
  id: string;
  backup_id: string;
  kind: BackupTaskView["kind"];
  state: BackupTaskView["state"];
  asked_by: string | null;
  due_at: Date | null;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  cancel_asked_at: Date | null;
  at: string | null;
  tables_total: number;
  tables_done: number;
  rows_done: bigint;
  bytes_done: bigint;
  reason: string | null;
  remedy: string | null;
  result: { restored?: BackupTaskView["restored"] } | null;
}

export interface BackupRow {
  id: string;
  file_name: string;
  created_at: Date;
  made_at: Date | null;
  size_bytes: bigint | null;
  row_count: bigint | null;
  schema_version: string | null;
  sha256: string | null;
  removed_at: Date | null;
  removed_because: "deleted" | "pruned" | null;
  was_rehearsed: boolean;
  is_damaged: boolean;
}

export const TASK_COLUMNS = `k.id, k.backup_id, k.kind, k.state, u.name AS asked_by, k.due_at, k.created_at, k.started_at, k.ended_at, k.cancel_asked_at,
  k.at, k.tables_total, k.tables_done, k.rows_done, k.bytes_done, k.reason, k.remedy, k.result`;
export const TASKS = `backup_task k LEFT JOIN "user" u ON u.id = k.asked_by_id`;

/** A check says something of the backup when it ended well, or ill because of the backup. */
const CONCLUSIVE = "k.kind <> 'make' AND (k.state = 'done' OR k.is_finding)";
export const BACKUP_COLUMNS = `b.id, b.file_name, b.created_at, b.made_at, b.size_bytes, b.row_count, b.schema_version, b.sha256, b.removed_at, b.removed_because,
  EXISTS (SELECT 1 FROM backup_task k WHERE k.backup_id = b.id AND k.kind = 'rehearse' AND k.state = 'done') AS was_rehearsed,
  coalesce((SELECT k.is_finding FROM backup_task k WHERE k.backup_id = b.id AND ${CONCLUSIVE} ORDER BY k.created_at DESC, k.id DESC LIMIT 1), false) AS is_damaged`;

const moment = (at: Date | null): string | null => at?.toISOString() ?? null;
const count = (value: bigint | null): number | null => (value === null ? null : Number(value));

export function taskOf(row: TaskRow): BackupTaskView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    askedBy: row.asked_by,
    dueAt: moment(row.due_at),
    createdAt: row.created_at.toISOString(),
    startedAt: moment(row.started_at),
    endedAt: moment(row.ended_at),
    isCancelAsked: row.cancel_asked_at !== null,
    at: row.at,
    tablesTotal: row.tables_total,
    tablesDone: row.tables_done,
    rowsDone: Number(row.rows_done),
    bytesDone: Number(row.bytes_done),
    reason: row.reason,
    remedy: row.remedy,
    restored: row.result?.restored ?? null,
  };
}

/** Backups with how they were made, the newest check of each, and what the disk says now. */
export async function viewsOf(tx: Queryable, runtime: WithFolder, rows: BackupRow[]): Promise<BackupView[]> {
  const ids = rows.map(({ id }) => id);
  const makes = await tx.query<TaskRow>({
    name: "backup-makes",
    text: `SELECT ${TASK_COLUMNS} FROM ${TASKS} WHERE k.backup_id = ANY($1::uuid[]) AND k.kind = 'make'`,
    values: [ids],
  });
  const checks = await tx.query<TaskRow>({
    name: "backup-checks",
    text: `SELECT DISTINCT ON (k.backup_id) ${TASK_COLUMNS} FROM ${TASKS}
           WHERE k.backup_id = ANY($1::uuid[]) AND ${CONCLUSIVE} ORDER BY k.backup_id, k.created_at DESC, k.id DESC`,
    values: [ids],
  });
  const sizes = await Promise.all(rows.map(({ file_name }) => sizeOnDisk(runtime, file_name)));
  return rows.flatMap((row, index) => {
    const make = makes.find(({ backup_id }) => backup_id === row.id);
    if (!make) return [];
    const check = checks.find(({ backup_id }) => backup_id === row.id);
    return [
      {
        id: row.id,
        fileName: row.file_name,
        state: stateOf(row, make.state, check?.kind ?? null, sizes[index] ?? null),
        createdAt: row.created_at.toISOString(),
        madeAt: moment(row.made_at),
        sizeBytes: count(row.size_bytes),
        rowCount: count(row.row_count),
        schemaVersion: row.schema_version,
        sha256: row.sha256,
        removedAt: moment(row.removed_at),
        make: taskOf(make),
        check: check ? taskOf(check) : null,
      },
    ];
  });
}

/** What can be relied upon is only what is on the disk: a file that is gone is missing, whatever was true of it before. */
function stateOf(row: BackupRow, make: TaskRow["state"], check: TaskRow["kind"] | null, sizeBytes: number | null): BackupState {
  if (make !== "done") return make;
  if (row.removed_because) return row.removed_because;
  if (sizeBytes === null) return "missing";
  if (row.is_damaged || sizeBytes !== Number(row.size_bytes)) return "damaged";
  if (row.was_rehearsed) return "rehearsed";
  return check ? "verified" : "made";
}

/** Whether a backup can be relied upon. */
export const isGood = ({ state }: Pick<BackupView, "state">): boolean => state === "made" || state === "verified" || state === "rehearsed";
