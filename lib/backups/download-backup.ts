import { createReadStream } from "node:fs";
import { requirePermission, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import { pathOf, type WithFolder } from "./folder.ts";
import { getBackup } from "./list-backups.ts";

/**
 * A backup as it is on the disk, in pieces. It holds everybody's data: who takes it along is on record before the first byte.
 * @throws `forbidden` (`reauthentication_required`), `not_found`, `conflict` when there is no file
 */
export async function downloadBackup(
  context: StaffContext,
  id: string,
  runtime: WithFolder,
): Promise<{ contentType: string; fileName: string; body: AsyncIterable<Uint8Array> }> {
  requirePermission(context, "tenant.manage");
  requireRecentSignIn(context);
  const { fileName, make, isOnDisk, sizeBytes } = await getBackup(context, id, runtime);
  if (make.state !== "done" || !isOnDisk) throw conflict("This backup has no file on the disk.");
  await acrossTenants(context, "backups.download", (tx) =>
    recordAudit(context, tx, { action: "backup.download", tenantId: null, subjectType: "backup", subjectId: id, after: { fileName, sizeBytes } }),
  );
  return { contentType: "application/gzip", fileName, body: createReadStream(pathOf(runtime, fileName)) };
}
