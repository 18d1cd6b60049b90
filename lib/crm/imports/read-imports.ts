import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { firstRecords } from "#lib/platform/csv";
import { CRM_IMPORT_COLUMNS, CRM_IMPORT_TABLES, type CrmImportRow, crmImportOf, findCrmImport } from "./import-rows.ts";
import {
  CRM_IMPORT_LIMITS,
  type CrmImport,
  type CrmImportLine,
  type CrmImportLinePage,
  type CrmImportPage,
  type KeptRecord,
  type ListCrmImportsInput,
  type ListImportLinesInput,
} from "./import-schema.ts";
import { TABLE_OF } from "./match-lines.ts";
import { pieceAt } from "./pieces.ts";

const MOST_KEPT = 200;

/** The tenant's imports, the newest first. @throws `forbidden` */
export async function listCrmImports(context: TenantContext, { cursor, limit }: ListCrmImportsInput): Promise<CrmImportPage> {
  requirePermission(context, "lead.create");
  const rows = await readInTenant(context, (tx) =>
    tx.query<CrmImportRow>({
      text: `SELECT ${CRM_IMPORT_COLUMNS} FROM ${CRM_IMPORT_TABLES} WHERE i.tenant_id = $1::uuid ${cursor ? "AND i.id < $3::uuid" : ""}
             ORDER BY i.id DESC LIMIT $2`,
      values: [context.tenant.id, limit + 1, ...(cursor ? [cursor] : [])],
    }),
  );
  const shown = rows.slice(0, limit);
  const now = context.clock.now();
  return { imports: shown.map((row) => crmImportOf(row, now)), nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** One import and how far it is. @throws `not_found`, also for another tenant's */
export async function getCrmImport(context: TenantContext, id: string): Promise<CrmImport> {
  requirePermission(context, "lead.create");
  return readInTenant(context, async (tx) => crmImportOf(await findCrmImport(context, tx, id), context.clock.now()));
}

/** Lines of a file with what became of each, or would, in the file's order. @throws `not_found`, `forbidden` */
export async function listImportLines(
  context: TenantContext,
  id: string,
  { outcome, after, limit }: ListImportLinesInput,
): Promise<CrmImportLinePage> {
  requirePermission(context, "lead.create");
  return readInTenant(context, async (tx) => {
    const { kind } = await findCrmImport(context, tx, id);
    const rows = await tx.query<CrmImportLine & { record_id: string | null }>({
      // A record that was taken back or deleted since has no page; one that was merged leads to the one that stayed.
      text: `SELECT line, outcome, label, fields, field, message,
               CASE WHEN EXISTS (SELECT FROM ${TABLE_OF[kind]} r WHERE r.tenant_id = $1::uuid AND r.id = record_id)
                 OR EXISTS (SELECT FROM crm_merge m WHERE m.tenant_id = $1::uuid AND m.kind = '${kind}' AND m.loser_id = record_id AND m.undone_at IS NULL)
                 THEN record_id END AS record_id
             FROM crm_import_line WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND line > $3 ${outcome ? "AND outcome = $5" : ""} ORDER BY line LIMIT $4`,
      values: [context.tenant.id, id, after, limit + 1, ...(outcome ? [outcome] : [])],
    });
    const lines = rows.slice(0, limit).map(({ record_id: recordId, ...line }) => ({ ...line, recordId }));
    return { lines, nextAfter: rows.length > limit ? (lines.at(-1)?.line ?? null) : null };
  });
}

/** The first lines below the header as they stand in the file, and an earlier import of the very same file. */
export interface FilePreview {
  rows: string[][];
  sameAs: { id: string; endedAt: string } | null;
}

/** @returns null while the file is not here as a whole @throws `not_found` */
export async function previewCrmImport(context: TenantContext, id: string): Promise<FilePreview | null> {
  requirePermission(context, "lead.create");
  return readInTenant(context, async (tx) => {
    const { settings, sha256 } = await findCrmImport(context, tx, id);
    const piece = settings && sha256 ? await pieceAt(tx, context.tenant.id, id, 0) : undefined;
    if (!settings || !piece) return null;
    const text = new TextDecoder(settings.encoding).decode(piece.subarray(0, 262_144), { stream: true });
    const records = firstRecords(text, settings.delimiter, settings.headerRecord + CRM_IMPORT_LIMITS.previewRows);
    const [same] = await tx.query<{ id: string; ended_at: Date }>({
      text: "SELECT id, ended_at FROM crm_import WHERE tenant_id = $1::uuid AND sha256 = $2 AND id <> $3::uuid AND status = 'done' ORDER BY id DESC LIMIT 1",
      values: [context.tenant.id, sha256, id],
    });
    return { rows: records.slice(settings.headerRecord), sameAs: same ? { id: same.id, endedAt: same.ended_at.toISOString() } : null };
  });
}

/** The first records that stayed, wholly or in part, when an import was taken back, each with the reason. */
export async function keptByUndo(context: TenantContext, id: string): Promise<KeptRecord[]> {
  requirePermission(context, "lead.create");
  const rows = await readInTenant(context, (tx) =>
    tx.query<Omit<KeptRecord, "recordId"> & { record_id: string }>({
      text: `SELECT kind, record_id, label, coalesce(message, '') AS message FROM crm_import_change
             WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND undone IN ('kept', 'partly') ORDER BY ordinal LIMIT ${MOST_KEPT}`,
      values: [context.tenant.id, id],
    }),
  );
  return rows.map(({ record_id: recordId, ...row }) => ({ ...row, recordId }));
}
