import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Queryable } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import type { SystemReport } from "./schema.ts";

/** What runs here, each by what it says of itself. */
export async function readVersions(runtime: Pick<Runtime, "store">, tx: Queryable): Promise<SystemReport["versions"]> {
  const root = process.cwd();
  const [portal, revision, next, boss, store, [postgres]] = await Promise.all([
    versionOf(join(root, "package.json")),
    textOf(join(root, ".next/bizosaas-revision")),
    versionOf(join(root, "node_modules/next/package.json")),
    versionOf(join(root, "node_modules/pg-boss/package.json")),
    runtime.store.version().catch(() => null), // told by the checks: it is not reachable
    tx.query<{ version: string }>({ text: "SELECT current_setting('server_version') AS version" }),
  ]);
  const isRedis = runtime.store.kind === "redis";
  return [
    { name: "BizOSaaS", version: portal, note: null },
    { name: "Revision", version: revision, note: revision ? "The commit of the build." : "Not known to this build." },
    { name: "Node.js", version: process.versions.node, note: "Of the process that answered." },
    { name: "Next.js", version: next, note: null },
    { name: "PostgreSQL", version: postgres?.version ?? null, note: null },
    { name: "pg-boss", version: boss, note: "Runs the jobs." },
    isRedis ? { name: "Redis", version: store, note: null } : { name: "Key-value store", version: "single-process", note: "No Redis is configured." },
  ];
}

/** When the build was made; null in development. */
export async function readBuildTime(): Promise<Date | null> {
  return stat(join(process.cwd(), ".next/bizosaas-build")).then(
    ({ mtime }) => mtime,
    () => null,
  );
}

async function versionOf(file: string): Promise<string | null> {
  const text = await textOf(file);
  return text ? (z.object({ version: z.string() }).safeParse(JSON.parse(text)).data?.version ?? null) : null;
}

/** Null for a file that is not there. */
async function textOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
