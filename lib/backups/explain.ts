import { BackupError, DamagedBackup } from "./backup-error.ts";
import type { Ending } from "./pulse.ts";

/** What to write down of a work that ended early. `isFinding` when the backup itself is at fault. */
export interface Explanation {
  reason: string;
  remedy: string;
  isFinding: boolean;
}

const DISK_FULL = new Set(["ENOSPC", "EDQUOT", "53100"]);
const NO_RIGHT = new Set(["EACCES", "EPERM", "EROFS"]);
const MAX_REASON = 1_000;

/** Says why a work ended early, and what can be done about it, in words for staff. */
export function explain(error: unknown, ending: Ending | null): Explanation {
  if (ending === "cancelled") return { reason: "It was cancelled.", remedy: "Start it again.", isFinding: false };
  if (ending === "stopped") return { reason: "The worker was stopped in the middle.", remedy: "Start it again.", isFinding: false };
  if (error instanceof BackupError) {
    return { reason: error.message.slice(0, MAX_REASON), remedy: error.remedy.slice(0, MAX_REASON), isFinding: error instanceof DamagedBackup };
  }
  const code = (error as NodeJS.ErrnoException | null)?.code ?? "";
  const message = error instanceof Error ? error.message : String(error);
  if (DISK_FULL.has(code)) return { reason: "A disk became full.", remedy: "Free some space, then start it again.", isFinding: false };
  if (NO_RIGHT.has(code))
    return {
      reason: `The folder or the file may not be used: ${message}`.slice(0, MAX_REASON),
      remedy: "Give the portal's user the right to.",
      isFinding: false,
    };
  if (code === "ENOENT") return { reason: "The file is not on the disk.", remedy: "Use another backup.", isFinding: false };
  return { reason: `It broke: ${message}`.slice(0, MAX_REASON), remedy: "The worker's log says more. Start it again.", isFinding: false };
}
