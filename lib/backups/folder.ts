import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { randomToken } from "#lib/platform/crypto";
import { diskSpace } from "#lib/platform/health";
import type { Runtime } from "#lib/platform/runtime";
import { BackupError } from "./backup-error.ts";
import { DRAFT_ENDING } from "./write-backup.ts";

export type WithFolder = { config: Pick<Runtime["config"], "backupDir"> };

/** Of a folder that we make, ours alone to read: a backup holds everybody's data. Its files are closed to others wherever they lie. */
const FOLDER_MODE = 0o700;
const LEAST_FREE_BYTES = 16e6;
const MARGIN = 1.25;
const MOST_FILES = 5_000;

/** A name that says when, and that nobody can have taken: "bizosaas-20261126143000-1a2b3c.backup.gz". */
export function newFileName(now: Date): string {
  const token = Buffer.from(randomToken(3), "base64url").toString("hex");
  return `bizosaas-${now.toISOString().slice(0, 19).replace(/\D/g, "")}-${token}.backup.gz`;
}

/** Where a backup's file is, or would be. */
export const pathOf = ({ config }: WithFolder, fileName: string): string => join(config.backupDir, fileName);

/** Makes the folder when it is not there. One that is there is its operator's, who may let others look. @throws BackupError */
export async function openFolder({ config }: WithFolder): Promise<void> {
  try {
    await mkdir(config.backupDir, { recursive: true, mode: FOLDER_MODE });
  } catch (error) {
    throw new BackupError(
      `The folder of backups cannot be made: ${config.backupDir}.`,
      "Give the portal's user that folder, or set BACKUP_DIR to another.",
      error,
    );
  }
}

/** The size of a file in the folder; null when it is not there. */
export async function sizeOnDisk(runtime: WithFolder, fileName: string): Promise<number | null> {
  return stat(pathOf(runtime, fileName)).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
}

/** What the disk of the folder has left; null where that cannot be told. */
export async function freeBytesOf({ config }: WithFolder): Promise<number | null> {
  return diskSpace(config.backupDir).then(
    ({ freeBytes }) => freeBytes,
    () => null,
  );
}

/**
 * Refuses to begin what the disk cannot hold. The estimate: a quarter more than the last good backup took, or before there is one
 * a quarter of the database's own size, since packed rows without indexes are far smaller.
 * @throws BackupError
 */
export async function mustHaveRoom(
  runtime: WithFolder,
  { lastBytes, databaseBytes }: { lastBytes: number | null; databaseBytes: number },
): Promise<void> {
  const free = await freeBytesOf(runtime);
  const needed = Math.max(LEAST_FREE_BYTES, lastBytes === null ? databaseBytes / 4 : lastBytes * MARGIN);
  if (free !== null && free < needed) throw noRoom(runtime, `It has ${megabytes(free)} left, and about ${megabytes(needed)} are needed.`);
}

/** What to say when a disk is full, found before or in the middle. */
function noRoom({ config }: WithFolder, detail: string, cause?: unknown): BackupError {
  return new BackupError(
    `The disk of ${config.backupDir} is full. ${detail}`,
    "Free some space, let old backups be removed (Schedule and retention), or set BACKUP_DIR to a larger disk.",
    cause,
  );
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString("en")} MB`;

/** The backups in the folder, the newest first; none where there is no folder yet. */
export async function fileNames({ config }: WithFolder): Promise<string[]> {
  const names = await readdir(config.backupDir).catch(() => []);
  return names
    .filter((name) => name.endsWith(".backup.gz"))
    .toSorted()
    .toReversed()
    .slice(0, MOST_FILES);
}

/** Takes a backup's file and its draft away; fine when they are not there. */
export async function removeFile(runtime: WithFolder, fileName: string): Promise<void> {
  const path = pathOf(runtime, fileName);
  await rm(path, { force: true });
  await rm(`${path}${DRAFT_ENDING}`, { force: true });
}

/** Takes away what a worker that broke left half written. @param except the file that is written now */
export async function removeDrafts({ config }: WithFolder, except: string | null): Promise<void> {
  const names = await readdir(config.backupDir).catch(() => []);
  for (const name of names) {
    if (name.startsWith("bizosaas-") && name.endsWith(DRAFT_ENDING) && name !== `${except}${DRAFT_ENDING}`)
      await rm(join(config.backupDir, name), { force: true });
  }
}
