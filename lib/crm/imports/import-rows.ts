import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { CRM_IMPORT_LIMITS, type CrmImport, type CrmImportSettings, type CrmImportStatus, type CrmKind } from "./import-schema.ts";

export interface CrmImportRow {
  id: string;
  kind: CrmKind;
  status: CrmImportStatus;
  file_name: string;
  size_bytes: number;
  sha256: string | null;
  settings: CrmImportSettings | null;
  bytes_read: number;
  lines_read: number;
  lines_create: number;
  lines_change: number;
  lines_same: number;
  lines_refused: number;
  changes: number;
  undone_removed: number;
  undone_restored: number;
  undone_kept: number;
  problem: string | null;
  asked_by: string | null;
  created_at: Date;
  ended_at: Date | null;
}

export const CRM_IMPORT_COLUMNS = `i.id, i.kind, i.status, i.file_name, i.size_bytes, i.sha256, i.settings, i.bytes_read, i.lines_read, i.lines_create,
  i.lines_change, i.lines_same, i.lines_refused, i.changes, i.undone_removed, i.undone_restored, i.undone_kept, i.problem, u.name AS asked_by,
  i.created_at, i.ended_at`;
export const CRM_IMPORT_TABLES = 'crm_import i LEFT JOIN "user" u ON u.id = i.asked_by_id';

const DAY_MS = 86_400_000;

export const crmImportOf = (row: CrmImportRow, now: Date): CrmImport => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  fileName: row.file_name,
  sizeBytes: row.size_bytes,
  isHere: row.sha256 !== null,
  settings: row.settings,
  bytesRead: row.bytes_read,
  linesRead: row.lines_read,
  linesCreate: row.lines_create,
  linesChange: row.lines_change,
  linesSame: row.lines_same,
  linesRefused: row.lines_refused,
  undoneRemoved: row.undone_removed,
  undoneRestored: row.undone_restored,
  undoneKept: row.undone_kept,
  problem: row.problem,
  askedBy: row.asked_by,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  canUndo: mayUndoImport(row, now),
});

/** What an import changed is kept for ninety days. */
export const mayUndoImport = ({ status, changes, created_at }: CrmImportRow, now: Date): boolean =>
  status === "done" && changes > 0 && now.getTime() - created_at.getTime() < CRM_IMPORT_LIMITS.undoDays * DAY_MS;

/** @throws `not_found`, also for another tenant's */
export async function findCrmImport({ tenant }: Pick<TenantContext, "tenant">, tx: Queryable, id: string, isLocked = false): Promise<CrmImportRow> {
  const [row] = await tx.query<CrmImportRow>({
    text: `SELECT ${CRM_IMPORT_COLUMNS} FROM ${CRM_IMPORT_TABLES} WHERE i.tenant_id = $1::uuid AND i.id = $2::uuid ${isLocked ? "FOR UPDATE OF i" : ""}`,
    values: [tenant.id, id],
  });
  if (!row) throw notFound("This import");
  return row;
}
