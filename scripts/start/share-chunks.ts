import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** What is shorter costs less than looking for it. */
const LEAST_SHARED_BYTES = 2_048;
const CHUNK = "module.exports=[";

/**
 * Lets chunks of the server that are the same be one. Turbopack writes a chunk anew for each route that needs it, under a name
 * of its own (https://github.com/vercel/next.js/issues/96748): of 300 MB that the server reads when it starts, and
 * keeps, 270 are copies. Each copy becomes a line that requires the first. A chunk is a list of modules under ids that are the same everywhere,
 * of which the runtime takes those that it does not have yet, so that it does not matter out of which copy they come.
 * Run again, it finds nothing more to do.
 * @param directory `.next/server/chunks`; each of its directories shares among its own files
 * @returns how many copies there were, and their size in bytes
 */
export async function shareChunks(directory: string): Promise<{ copies: number; bytes: number }> {
  const firsts = new Map<string, string>();
  let [copies, bytes] = [0, 0];
  for (const name of (await readdir(directory, { recursive: true })).sort()) {
    if (!name.endsWith(".js")) continue;
    const path = join(directory, name);
    const content = await readFile(path);
    if (content.length < LEAST_SHARED_BYTES || !content.subarray(0, CHUNK.length).equals(Buffer.from(CHUNK))) continue;
    const key = `${dirname(name)} ${createHash("sha256").update(content).digest("hex")}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, basename(name));
      continue;
    }
    await writeFile(path, `module.exports=require(${JSON.stringify(`./${first}`)});\n`);
    copies += 1;
    bytes += content.length;
  }
  return { copies, bytes };
}
