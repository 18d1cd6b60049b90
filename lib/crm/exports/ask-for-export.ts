import { inTenant, once, readInTenant, requirePermission, requireUser, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { conflict, forbidden, limitExceeded, notFound } from "#lib/platform/errors";
import type { TableExport } from "#lib/tables";
import { makeListFileJob } from "./make-export.ts";
import { type AskForExportInput, type CrmExportView, EXPORT_LIMITS, type ExportList } from "./schema.ts";
import { permissionOf, sheetOfList } from "./sheet-of-list.ts";

/**
 * Asks for a file of a whole list; a job writes it. The conditions are read now, so that what is wrong with them is told at once. Once per `Idempotency-Key`.
 * @throws `forbidden`, `invalid` for a condition that the list does not know, `conflict` while three are being made, `limit_exceeded` after twenty in an hour
 */
export async function askForExport(context: TenantContext, { list, format, filter }: AskForExportInput): Promise<CrmExportView> {
  requirePermission(context, permissionOf(list));
  const { actor } = requireUser(context);
  // It is done later, and as the person: the trail would not show who was behind them.
  if (actor.impersonator) throw forbidden(`You act as ${actor.name}. Files of lists are for the person alone.`);
  const { sort, query } = await sheetOfList(context, list, filter);
  // Made and not asked: what the fields of this tenant do not know is refused now, and not when nobody looks.
  query({ cursor: undefined, limit: 1 });
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('crm_export:' || $1, 0))::text", values: [actor.userId] });
      const now = context.clock.now();
      const [mine] = await tx.query<{ unfinished: number; lately: number }>({
        text: `SELECT count(*) FILTER (WHERE status IN ('waiting', 'running'))::int AS unfinished,
                      count(*) FILTER (WHERE created_at > $3::timestamptz - interval '1 hour')::int AS lately
               FROM crm_export WHERE tenant_id = $1::uuid AND asked_by_id = $2::uuid`,
        values: [tenantId, actor.userId, now],
      });
      if ((mine?.unfinished ?? 0) >= EXPORT_LIMITS.unfinished)
        throw conflict("Three of your files are being made already. Wait for one, or call one off.");
      if ((mine?.lately ?? 0) >= EXPORT_LIMITS.anHour) throw limitExceeded("These are many files for an hour. Ask again a little later.");
      const id = newIdAt(now);
      const asked = { list, format, filter: { ...filter, sort } };
      await tx.prisma.crmExport.createMany({
        data: [{ id, tenantId, askedById: actor.userId, ...asked, methods: [...actor.methods], createdAt: now }],
      });
      await recordAudit(context, tx, { action: "crm_export.ask", tenantId, subjectType: "crm_export", subjectId: id, after: asked });
      await context.jobs.enqueue(tx, makeListFileJob, { tenantId, id });
      return findExport(tx, context, id);
    }),
  );
}

/** The caller's own files, the newest fifty; what has expired is among them. @throws `forbidden` for programs */
export async function listExports(context: TenantContext): Promise<CrmExportView[]> {
  const { actor } = requireUser(context);
  const rows = await readInTenant(context, (tx) =>
    tx.query<Row>({
      text: `SELECT ${COLUMNS} FROM crm_export WHERE tenant_id = $1::uuid AND asked_by_id = $2::uuid
             ORDER BY created_at DESC, id DESC LIMIT ${EXPORT_LIMITS.shown}`,
      values: [context.tenant.id, actor.userId],
    }),
  );
  return rows.map((row) => viewOf(row, context.clock.now()));
}

/** Calls one's own file off; the job stops within a moment. @throws `not_found`, `conflict` when it has ended */
export async function cancelExport(context: TenantContext, id: string): Promise<CrmExportView> {
  requireUser(context);
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await findExport(tx, context, id);
    const { count } = await tx.prisma.crmExport.updateMany({
      where: { tenantId, id, status: { in: ["waiting", "running"] } },
      data: { status: "cancelled", endedAt: context.clock.now() },
    });
    if (count === 0) throw conflict("This export has ended already.");
    await tx.prisma.crmExportPiece.deleteMany({ where: { tenantId, exportId: id } });
    const states = { before: { status: before.status }, after: { status: "cancelled", rows: before.rowsDone } };
    await recordAudit(context, tx, { action: "crm_export.cancel", tenantId, subjectType: "crm_export", subjectId: id, ...states });
    return findExport(tx, context, id);
  });
}

/**
 * One's own file, piece by piece as it is sent; that it was taken is recorded. The right to see the list is asked for anew.
 * @throws `not_found` for another's, and for one that is not ready or is gone; `forbidden`
 */
export async function downloadExport(context: TenantContext, id: string): Promise<TableExport> {
  requireUser(context);
  const tenantId = context.tenant.id;
  const found = await inTenant(context, async (tx) => {
    const file = await findExport(tx, context, id);
    if (file.status !== "ready") throw notFound("This export");
    requirePermission(context, permissionOf(file.list));
    const after = { list: file.list, format: file.format, rows: file.rowsDone };
    await recordAudit(context, tx, { action: "crm_export.download", tenantId, subjectType: "crm_export", subjectId: id, after });
    return file;
  });
  return {
    contentType: found.format === "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    fileName: `${found.list}-${found.createdAt.slice(0, 10)}.${found.format}`,
    body: piecesOf(context, id),
  };
}

async function* piecesOf(context: TenantContext, id: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const [piece] = await readInTenant(context, (tx) =>
      tx.query<{ bytes: Uint8Array }>({
        name: "piece-of-crm-export",
        text: "SELECT bytes FROM crm_export_piece WHERE tenant_id = $1::uuid AND export_id = $2::uuid AND position = $3",
        values: [context.tenant.id, id, position],
      }),
    );
    if (!piece) return;
    yield piece.bytes;
  }
}

const COLUMNS = "id, list, format, filter, status, rows_done, size_bytes, problem, created_at, ended_at, expires_at";

interface Row {
  id: string;
  list: ExportList;
  format: "csv" | "xlsx";
  filter: Record<string, string>;
  status: CrmExportView["status"];
  rows_done: number;
  size_bytes: bigint;
  problem: string | null;
  created_at: Date;
  ended_at: Date | null;
  expires_at: Date | null;
}

/** What has run out is gone, also before it was cleared away. */
const viewOf = (row: Row, now: Date): CrmExportView => ({
  id: row.id,
  list: row.list,
  format: row.format,
  filter: row.filter,
  status: row.status === "ready" && row.expires_at !== null && row.expires_at <= now ? "expired" : row.status,
  rowsDone: row.rows_done,
  sizeBytes: Number(row.size_bytes),
  problem: row.problem,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  expiresAt: row.expires_at?.toISOString() ?? null,
});

/** Of the caller alone: a file of another is not there. @throws `not_found` */
async function findExport(tx: Queryable, context: TenantContext, id: string): Promise<CrmExportView> {
  const [row] = await tx.query<Row>({
    text: `SELECT ${COLUMNS} FROM crm_export WHERE tenant_id = $1::uuid AND id = $2::uuid AND asked_by_id = $3::uuid`,
    values: [context.tenant.id, id, requireUser(context).actor.userId],
  });
  if (!row) throw notFound("This export");
  return viewOf(row, context.clock.now());
}
