import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { fileNames, pathOf, sizeOnDisk, type WithFolder } from "./folder.ts";
import { BACKUP_COLUMNS, type BackupRow, TASK_COLUMNS, TASKS, type TaskRow, taskOf, viewsOf } from "./rows.ts";
import type { BackupDetail, BackupPage, ListBackupsInput } from "./schema.ts";

const TASKS_SHOWN = 50;
const STRANGERS_SHOWN = 20;
/** Of the folder's sum. */
const MOST_ON_DISK = 2_000;

/** All backups and attempts, the newest first, for the operator's staff. */
export async function listBackups(context: StaffContext, { cursor, limit }: ListBackupsInput, runtime: WithFolder): Promise<BackupPage> {
  requirePermission(context, "system.monitor");
  const after = cursor ? decodeCursor(cursor) : null;
  return readAcrossTenants(context, "backups.read", async (tx) => {
    const rows = await tx.query<BackupRow>({
      text: `SELECT ${BACKUP_COLUMNS} FROM backup b ${after ? "WHERE (b.created_at, b.id) < ($2::timestamptz, $3::uuid)" : ""}
             ORDER BY b.created_at DESC, b.id DESC LIMIT $1`,
      values: [limit + 1, ...(after ? [after.at, after.id] : [])],
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      backups: await viewsOf(tx, runtime, page),
      nextCursor: rows.length > limit && last ? encodeCursor(last.created_at, last.id) : null,
      running: await findRunning(tx),
      onDisk: await sumOnDisk(tx, runtime),
      strangers: await findStrangers(tx, runtime),
    };
  });
}

/** One backup with its tables and all work upon it. @throws `not_found` */
export async function getBackup(context: StaffContext, id: string, runtime: WithFolder): Promise<BackupDetail> {
  requirePermission(context, "system.monitor");
  return readAcrossTenants(context, "backups.read", async (tx) => {
    const [row] = await tx.query<BackupRow & { tables: BackupDetail["tables"] | null }>({
      text: `SELECT ${BACKUP_COLUMNS}, b.tables FROM backup b WHERE b.id = $1::uuid`,
      values: [id],
    });
    const [view] = row ? await viewsOf(tx, runtime, [row]) : [];
    if (!row || !view) throw notFound("This backup");
    const tasks = await tx.query<TaskRow>({
      text: `SELECT ${TASK_COLUMNS} FROM ${TASKS} WHERE k.backup_id = $1::uuid ORDER BY k.created_at DESC, k.id DESC LIMIT $2`,
      values: [id, TASKS_SHOWN],
    });
    return {
      ...view,
      tables: row.tables ?? [],
      tasks: tasks.map(taskOf),
      path: pathOf(runtime, view.fileName),
      isOnDisk: (await sizeOnDisk(runtime, view.fileName)) !== null,
    };
  });
}

async function findRunning(tx: Queryable): Promise<BackupPage["running"]> {
  const [row] = await tx.query<TaskRow>({ text: `SELECT ${TASK_COLUMNS} FROM ${TASKS} WHERE k.state IN ('waiting', 'running')` });
  return row ? { ...taskOf(row), backupId: row.backup_id } : null;
}

async function sumOnDisk(tx: Queryable, runtime: WithFolder): Promise<BackupPage["onDisk"]> {
  const rows = await tx.query<{ file_name: string }>({
    text: "SELECT file_name FROM backup WHERE made_at IS NOT NULL AND removed_at IS NULL ORDER BY created_at DESC LIMIT $1",
    values: [MOST_ON_DISK],
  });
  const sizes = await Promise.all(rows.map(({ file_name }) => sizeOnDisk(runtime, file_name)));
  const there = sizes.filter((size) => size !== null);
  return { count: there.length, sizeBytes: there.reduce((sum, size) => sum + size, 0) };
}

/** Whole backups in the folder that no row knows, such as those made after the moment that this database was restored to. */
async function findStrangers(tx: Queryable, runtime: WithFolder): Promise<string[]> {
  const names = await fileNames(runtime);
  if (names.length === 0) return [];
  const known = await tx.query<{ file_name: string }>({ text: "SELECT file_name FROM backup WHERE file_name = ANY($1)", values: [names] });
  const have = new Set(known.map(({ file_name }) => file_name));
  return names.filter((name) => !have.has(name)).slice(0, STRANGERS_SHOWN);
}
