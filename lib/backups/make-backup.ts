import type { Runtime } from "#lib/platform/runtime";
import { mustHaveRoom, openFolder, pathOf, removeDrafts, removeFile } from "./folder.ts";
import type { Watch } from "./progress.ts";
import { verifyBackup } from "./verify.ts";
import { type WrittenBackup, writeBackup } from "./write-backup.ts";

/** Writes a backup into the folder and reads it back: one that cannot be read is none, and leaves no file. @throws BackupError */
export async function makeBackup(runtime: Runtime, fileName: string, watch: Watch): Promise<WrittenBackup> {
  await openFolder(runtime);
  await removeDrafts(runtime, fileName);
  await mustHaveRoom(runtime, await sizes(runtime));
  try {
    const written = await writeBackup(runtime.databaseUrl, pathOf(runtime, fileName), watch);
    const tables = written.sums;
    await verifyBackup(
      pathOf(runtime, fileName),
      { sha256: written.sha256, tables },
      {
        signal: watch.signal,
        onProgress: (progress) => watch.onProgress?.({ ...progress, at: `reading back ${progress.at}` }),
      },
    );
    return written;
  } catch (error) {
    await removeFile(runtime, fileName);
    throw error;
  }
}

async function sizes({ db }: Runtime): Promise<{ lastBytes: number | null; databaseBytes: number }> {
  const [row] = await db.system<{ last: bigint | null; database: bigint }>({
    text: `SELECT (SELECT size_bytes FROM backup WHERE made_at IS NOT NULL ORDER BY made_at DESC LIMIT 1) AS last,
                  pg_database_size(current_database()) AS database`,
  });
  return { lastBytes: row?.last == null ? null : Number(row.last), databaseBytes: Number(row?.database ?? 0) };
}
