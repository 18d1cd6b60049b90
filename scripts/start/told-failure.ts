import { BackupError } from "#lib/backups";
import { ConfigError } from "#lib/platform/config";
import { StepError } from "../launch/steps.mjs";

/** Where PostgreSQL says that its disk is full, in whichever library's words it arrives: the code of the standard, or the system's text. */
const DISK_FULL = /\b53100\b|No space left on device/;

/** A failure as the operator is told of it: known ones with what to do, others as they are. */
export function toldFailure(error: unknown): unknown {
  if (error instanceof ConfigError) return new StepError(error.message, "Correct these settings and start again.", error);
  if (error instanceof BackupError) return new StepError(error.message, error.remedy, error.cause);
  const isTold = error instanceof Error && "remedy" in error;
  if (!isTold && isOfFullDisk(error))
    return new StepError(
      "The disk that holds the database is full.",
      "Free some space (1 GB is comfortable) and start again. Nothing was lost.",
      error,
    );
  return error;
}

function isOfFullDisk(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && current.code === "53100") return true;
    if (DISK_FULL.test(current.message)) return true;
  }
  return false;
}
