import { type Context, requireOwnAccount } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { notFound } from "#lib/platform/errors";
import type { ExportView } from "./schema.ts";

const MOST_SHOWN = 10;

interface ExportRow {
  id: string;
  status: ExportView["status"];
  created_at: Date;
  expires_at: Date | null;
  size_bytes: number | null;
}

/** The copies that the person asked for, the newest ten. */
export async function listOwnExports(context: Context): Promise<ExportView[]> {
  const { userId } = requireOwnAccount(context).actor;
  const rows = await context.db.system<ExportRow>({
    text: `SELECT id, CASE WHEN expires_at <= $2 THEN 'expired' ELSE status END AS status, created_at, expires_at, size_bytes
           FROM data_export WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT ${MOST_SHOWN}`,
    values: [userId, context.clock.now()],
  });
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    sizeBytes: row.size_bytes,
  }));
}

/**
 * The archive itself, for the person alone; that it was taken is recorded.
 * @throws `not_found` for one that is somebody else's, not ready or expired; `forbidden` while staff act as the person
 */
export async function downloadExport(context: Context, id: string): Promise<{ fileName: string; archive: Uint8Array<ArrayBuffer> }> {
  const { userId } = requireOwnAccount(context).actor;
  const now = context.clock.now();
  return context.db.transaction({ kind: "system", purpose: "download a copy of one’s data" }, async (tx) => {
    const found = await tx.prisma.dataExport.findFirst({ where: { id, userId, status: "ready", expiresAt: { gt: now } } });
    if (!found?.archive) throw notFound("This copy");
    await recordAudit(context, tx, { action: "privacy.export_downloaded", tenantId: null, subjectType: "user", subjectId: userId });
    return { fileName: `my-data-${found.createdAt.toISOString().slice(0, 10)}.zip`, archive: found.archive };
  });
}
