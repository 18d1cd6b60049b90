import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf, EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/**
 * Makes the data directory, and those above it that are missing, for this user alone. One by one: Node's own `recursive` tells of a
 * disk that may only be read as of a missing path, and where the system says of a directory that is there that it is missing (below
 * /proc), it asks again without end, deaf to signals.
 * @throws the system's error, or EmbeddedPostgresError where no directory can be
 */
export function makeDataDirectory(path: string): void {
  const code = tryToMake(path);
  if (code === null) return;
  const parent = dirname(path);
  if (code === "ENOENT" && statSync(parent, { throwIfNoEntry: false }) === undefined && parent !== path) {
    makeDataDirectory(parent);
    if (tryToMake(path) === null) return;
  }
  throw new EmbeddedPostgresError(`The directory ${path} cannot be made.`, "Set BIZOSAAS_DATA_DIR to a directory on a disk of this machine.");
}

/** @returns null when the directory is there now, else "ENOENT" or a code that no right and no space would change */
function tryToMake(path: string): string | null {
  try {
    mkdirSync(path, { mode: 0o700 });
    return null;
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (code === "EEXIST" && statSync(path, { throwIfNoEntry: false })?.isDirectory()) return null;
    if (["ENOENT", "ENOTSUP", "ENAMETOOLONG", "ELOOP", "EINVAL"].includes(code)) return code;
    throw error;
  }
}
