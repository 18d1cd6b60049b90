import { once, requirePermission, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { removeFile, type WithFolder } from "./folder.ts";
import { tellOfBackups } from "./tell.ts";

interface Row {
  file_name: string;
  size_bytes: bigint | null;
  removed_at: Date | null;
  is_busy: boolean;
}

/**
 * Takes a backup's file away for good; that it was there stays on record. Safe to repeat.
 * @throws `forbidden` (`reauthentication_required`), `not_found`, `invalid` for another name, `conflict` while something is at work upon it
 */
export async function deleteBackup(context: StaffContext, id: string, confirmation: string, runtime: WithFolder): Promise<{ fileName: string }> {
  requirePermission(context, "tenant.manage");
  requireRecentSignIn(context);
  const { fileName } = await acrossTenants(context, "backups.delete", (tx) =>
    once(context, tx, async () => {
      const [row] = await tx.query<Row>({
        text: `SELECT b.file_name, b.size_bytes, b.removed_at,
                 EXISTS (SELECT 1 FROM backup_task k WHERE k.backup_id = b.id AND k.state IN ('waiting', 'running')) AS is_busy
               FROM backup b WHERE b.id = $1::uuid FOR UPDATE OF b`,
        values: [id],
      });
      if (!row) throw notFound("This backup");
      if (confirmation.trim() !== row.file_name)
        throw invalid("The name does not agree.", [{ path: "confirmation", message: `Type ${row.file_name}.` }]);
      if (row.is_busy) throw conflict("Something is at work upon this backup. Wait for its end, or cancel it.");
      if (row.removed_at) return { fileName: row.file_name };
      await tx.prisma.backup.updateMany({ where: { id }, data: { removedAt: context.clock.now(), removedBecause: "deleted" } });
      await recordAudit(context, tx, {
        action: "backup.delete",
        tenantId: null,
        subjectType: "backup",
        subjectId: id,
        before: { fileName: row.file_name, sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes) },
      });
      await tellOfBackups(tx);
      return { fileName: row.file_name };
    }),
  );
  // After the row: a file without one is harmless, a row that promises a file that is gone is not.
  await removeFile(runtime, fileName);
  return { fileName };
}
