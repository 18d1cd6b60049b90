/** `npm run backup [file]`: all data, as it is at one moment, in one file. The portal may go on meanwhile. */
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { readBackup, writeBackup } from "#lib/backups";
import { StepError } from "../launch/steps.mjs";
import { ownerUrlOf, withInstallation } from "../start/with-installation.ts";

const path = resolve(process.argv[2] ?? `bizosaas-${new Date().toISOString().slice(0, 19).replace(/\D/g, "")}.backup.gz`);

await withInstallation("npm run backup", async (found) => {
  if (await stat(path).catch(() => null)) throw new StepError(`${path} is there already.`, "Name another file, or move that one away.");
  const { tables, rows } = await writeBackup(ownerUrlOf(found), path, { signal: found.signal }).catch((error: unknown) => {
    throw fileErrorOf(error);
  });
  // A backup that cannot be read is none.
  await readBackup(path);
  const { size } = await stat(path);
  console.log(`${rows.toLocaleString("en")} rows of ${tables} tables, ${(size / 1e6).toFixed(1)} MB, read back and checked: ${path}`);
  console.log("It holds everything but the secrets: keep secrets.json of the data directory (or AUTH_SECRET) apart from it.");
});

/** Of what the disk refused, why and what to do; anything else as it is. */
function fileErrorOf(error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new StepError(`There is no directory ${dirname(path)}.`, "Make it, or name a file somewhere else.", error);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new StepError(`${path} cannot be written.`, "Give this user the right to, or name a file somewhere else.", error);
    case "ENOSPC":
    case "EDQUOT":
      return new StepError(
        `The disk that ${path} would be on is full.`,
        "Free some space, or name a file on another disk. Nothing was left there.",
        error,
      );
    default:
      return error;
  }
}
