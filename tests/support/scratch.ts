import { constants } from "node:fs";
import { access, mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const IN_MEMORY = "/dev/shm";
/** A run's databases take about 1 GB; some containers have 64 MB there. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/** Makes a directory for what a test run throws away: in memory where there is room, since copying a database costs a fifth there. */
export async function scratchDirectory(prefix: string): Promise<string> {
  return mkdtemp(join((await hasRoomInMemory()) ? IN_MEMORY : tmpdir(), prefix));
}

async function hasRoomInMemory(): Promise<boolean> {
  try {
    await access(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = await statfs(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    // Not Linux, or not ours to write to.
    return false;
  }
}
