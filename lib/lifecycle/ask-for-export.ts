import { type Context, once, requirePermission, requireRecentSignIn, type StaffContext, type UserActor } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Queryable, type Transaction } from "#lib/platform/database";
import { AppError, conflict, notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { makeTenantExportJob } from "./make-export.ts";
import type { TenantExportView } from "./schema.ts";

/** Well beyond the last retry of the job. */
const GIVEN_UP_AFTER_MS = 6 * 3_600_000;
export const EXPORT_LIMIT = { name: "tenant-archive", limit: 20, windowSeconds: 3_600 };
const MOST_SHOWN = 10;

/**
 * Asks for everything a tenant owns as one archive. A job makes it; how far it is can be seen, and it can be called off.
 * @throws `not_found`; `forbidden` (`reauthentication_required`); `conflict` while one is being made; `limit_exceeded`
 */
export async function askForTenantExport(context: StaffContext, tenantId: string, runtime: Pick<Runtime, "limiter">): Promise<{ id: string }> {
  requirePermission(context, "tenant.manage");
  requireRecentSignIn(context);
  await runtime.limiter.consume(EXPORT_LIMIT, context.actor.userId);
  try {
    return await acrossTenants(context, "tenant.export", (tx) =>
      once(context, tx, async () => {
        const tenant = await tx.prisma.tenant.findUnique({ where: { id: tenantId }, select: { id: true } });
        if (!tenant) throw notFound("This tenant");
        return askIn(context, tx, tenantId);
      }),
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("An export of this tenant is being made already.");
    throw error;
  }
}

/** The same inside a transaction that is already open, by whoever may. @throws a unique violation while one is being made */
export async function askIn(context: Context & { actor: UserActor }, tx: Transaction, tenantId: string): Promise<{ id: string }> {
  const now = context.clock.now();
  // What was given up by the queue must not keep anybody from asking again.
  await tx.prisma.tenantExport.updateMany({
    where: { tenantId, status: { in: ["waiting", "running"] }, createdAt: { lt: new Date(now.getTime() - GIVEN_UP_AFTER_MS) } },
    data: { status: "failed", endedAt: now },
  });
  const id = newId();
  await tx.prisma.tenantExport.createMany({ data: [{ id, tenantId, askedById: context.actor.userId, createdAt: now }] });
  await recordAudit(context, tx, { action: "tenant.export_asked", tenantId, subjectType: "tenant_export", subjectId: id });
  await context.jobs.enqueue(tx, makeTenantExportJob, { id });
  return { id };
}

/** Calls an export off; the job stops within a moment and throws away what it has. @throws `conflict` when it has ended */
export async function cancelTenantExport(context: StaffContext, tenantId: string, id: string): Promise<void> {
  requirePermission(context, "tenant.manage");
  await acrossTenants(context, "tenant.export", (tx) => cancelIn(context, tx, tenantId, id));
}

/** The same inside a transaction that is already open. @throws `conflict` when it has ended */
export async function cancelIn(context: Context, tx: Transaction, tenantId: string, id: string): Promise<void> {
  const { count } = await tx.prisma.tenantExport.updateMany({
    where: { id, tenantId, status: { in: ["waiting", "running"] } },
    data: { status: "cancelled", endedAt: context.clock.now(), tableName: null },
  });
  if (count === 0) throw new AppError("conflict", "This export has ended already.");
  await recordAudit(context, tx, { action: "tenant.export_cancelled", tenantId, subjectType: "tenant_export", subjectId: id });
}

interface ExportRow {
  id: string;
  status: TenantExportView["status"];
  created_at: Date;
  ended_at: Date | null;
  expires_at: Date | null;
  rows_total: number | null;
  rows_done: number;
  table_name: string | null;
  size_bytes: bigint | null;
  sha256: string | null;
}

/** The exports of a tenant, the newest ten. @throws `forbidden` */
export async function listTenantExports(context: StaffContext, tenantId: string): Promise<TenantExportView[]> {
  requirePermission(context, "tenant.manage");
  return readAcrossTenants(context, "tenant.export", (tx) => exportsIn(tx, tenantId, context.clock.now()));
}

/** The same inside a transaction that is already open. */
export async function exportsIn(tx: Queryable, tenantId: string, now: Date): Promise<TenantExportView[]> {
  const rows = await tx.query<ExportRow>({
    text: `SELECT id, CASE WHEN status = 'ready' AND expires_at <= $2 THEN 'expired' ELSE status END AS status, created_at, ended_at, expires_at,
                  rows_total, rows_done, table_name, size_bytes, sha256
           FROM tenant_export WHERE tenant_id = $1::uuid ORDER BY created_at DESC, id DESC LIMIT ${MOST_SHOWN}`,
    values: [tenantId, now],
  });
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    tableName: row.table_name,
    sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
    sha256: row.sha256,
  }));
}
