import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "#lib/platform/embedded-postgres";
import { findHolder } from "./lock.ts";

const runtimeShape = z.object({
  /** Of the process that keeps the rest alive. */
  pid: z.int(),
  ownerUrl: z.string(),
  authSecret: z.string(),
  publicUrl: z.string(),
});

/** Where a running start can be reached: for backups, migrations and workers beside it. */
export type RuntimeFile = z.infer<typeof runtimeShape>;

const pathIn = (dataDir: string) => join(dataDir, "runtime.json");

/** Readable by its owner only, since the addresses hold passwords. */
export function writeRuntimeFile(dataDir: string, content: RuntimeFile): Promise<void> {
  return writeFileAtomically(pathIn(dataDir), `${JSON.stringify(content, null, 2)}\n`);
}

export function removeRuntimeFile(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true });
}

/** The start that runs on this data directory now; null when there is none. */
export function readRuntimeFile(dataDir: string): RuntimeFile | null {
  const holder = findHolder(dataDir);
  if (!holder) return null;
  try {
    const content = runtimeShape.parse(JSON.parse(readFileSync(pathIn(dataDir), "utf8")));
    return content.pid === holder.pid ? content : null;
  } catch {
    // Absent until that start is that far: the same as not running.
    return null;
  }
}
