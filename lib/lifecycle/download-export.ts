import { type Context, requirePermission, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Database, Transaction } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";

export interface TenantArchive {
  fileName: string;
  body: AsyncIterable<Uint8Array>;
}

/**
 * The archive, piece by piece as it is sent; that it was taken is recorded.
 * @throws `not_found` for one that is not ready or has expired; `forbidden` (`reauthentication_required`)
 */
export async function downloadTenantExport(context: StaffContext, tenantId: string, id: string): Promise<TenantArchive> {
  requirePermission(context, "tenant.manage");
  requireRecentSignIn(context);
  return acrossTenants(context, "tenant.export", (tx) => archiveIn(context, tx, tenantId, id));
}

/** The same inside a transaction that is already open. @throws `not_found` */
export async function archiveIn(context: Context, tx: Transaction, tenantId: string, id: string): Promise<TenantArchive> {
  const found = await tx.prisma.tenantExport.findFirst({
    where: { id, tenantId, status: "ready", expiresAt: { gt: context.clock.now() } },
    select: { createdAt: true, tenant: { select: { slug: true } } },
  });
  if (!found) throw notFound("This export");
  await recordAudit(context, tx, { action: "tenant.export_downloaded", tenantId, subjectType: "tenant_export", subjectId: id });
  const fileName = `${found.tenant.slug}-${found.createdAt.toISOString().slice(0, 10)}.zip`;
  return { fileName, body: piecesOf(context.db, id) };
}

async function* piecesOf(db: Database, id: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const [piece] = await db.system<{ bytes: Uint8Array }>({
      name: "piece-of-tenant-export",
      text: "SELECT bytes FROM tenant_export_piece WHERE export_id = $1::uuid AND position = $2",
      values: [id, position],
    });
    if (!piece) return;
    yield piece.bytes;
  }
}
