import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { type FigureImport, IMPORT_LIMITS, type ImportSettings, type ImportSource, type ImportStatus } from "./import-schema.ts";

export interface ImportRow {
  id: string;
  source: ImportSource;
  status: ImportStatus;
  file_name: string;
  size_bytes: number;
  sha256: string | null;
  settings: ImportSettings | null;
  bytes_read: number;
  rows_read: number;
  rows_skipped: number;
  rows_failed: number;
  days_total: number;
  days_created: number;
  days_changed: number;
  days_same: number;
  campaigns_created: number;
  problem: string | null;
  asked_by_id: string | null;
  asked_by: string | null;
  created_at: Date;
  ended_at: Date | null;
}

export const IMPORT_COLUMNS = `i.id, i.source, i.status, i.file_name, i.size_bytes, i.sha256, i.settings, i.bytes_read, i.rows_read, i.rows_skipped,
  i.rows_failed, i.days_total, i.days_created, i.days_changed, i.days_same, i.campaigns_created, i.problem, i.asked_by_id, u.name AS asked_by,
  i.created_at, i.ended_at`;
export const IMPORT_TABLES = 'figure_import i LEFT JOIN "user" u ON u.id = i.asked_by_id';

const DAY_MS = 86_400_000;

export function importOf(row: ImportRow, now: Date): FigureImport {
  return {
    id: row.id,
    source: row.source,
    status: row.status,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    bytesRead: row.bytes_read,
    rowsRead: row.rows_read,
    rowsSkipped: row.rows_skipped,
    rowsFailed: row.rows_failed,
    daysTotal: row.days_total,
    daysCreated: row.days_created,
    daysChanged: row.days_changed,
    daysSame: row.days_same,
    campaignsCreated: row.campaigns_created,
    problem: row.problem,
    askedBy: row.asked_by,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    canUndo: mayUndo(row, now),
  };
}

/** What an import replaced is kept for ninety days. */
export const mayUndo = ({ status, days_created, days_changed, created_at }: ImportRow, now: Date): boolean =>
  status === "done" && days_created + days_changed > 0 && now.getTime() - created_at.getTime() < IMPORT_LIMITS.undoDays * DAY_MS;

/** @throws `not_found`, also for another tenant's */
export async function findImport({ tenant }: Pick<TenantContext, "tenant">, tx: Queryable, id: string, isLocked = false): Promise<ImportRow> {
  const [row] = await tx.query<ImportRow>({
    text: `SELECT ${IMPORT_COLUMNS} FROM ${IMPORT_TABLES} WHERE i.tenant_id = $1::uuid AND i.id = $2::uuid ${isLocked ? "FOR UPDATE OF i" : ""}`,
    values: [tenant.id, id],
  });
  if (!row) throw notFound("This import");
  return row;
}
