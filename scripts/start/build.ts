import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { StepError } from "../launch/steps.mjs";
import { shareChunks } from "./share-chunks.ts";

const ROOT = join(import.meta.dirname, "../..");
const MARKER = join(ROOT, ".next/bizosaas-build");
/** Which commit was built, for the operator's page about the system. */
const REVISION = join(ROOT, ".next/bizosaas-revision");
/** Everything that goes into the production build. */
export const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "prisma/schema",
  "package-lock.json",
  "package.json",
  "next.config.mjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
];
const COMPRESSIBLE = /\.(js|css|svg|json|map)$/;
const LEAST_COMPRESSED_BYTES = 512;
const COMPRESSED_AT_ONCE = 4;
/** Far more than it needs: two cores with much else to do took more than a quarter of an hour. */
const TIMEOUT_MS = 45 * 60_000;
const GIT_TIMEOUT_MS = 5_000;

/** Whether the production build is of the sources as they are now. */
export function isBuildFresh(hash = sourcesHash()): boolean {
  return existsSync(MARKER) && readFileSync(MARKER, "utf8") === hash;
}

/**
 * Builds for production unless the build is of these very sources.
 * @returns whether it had to be built
 * @throws StepError with the end of what the build said
 */
export async function ensureBuild({
  note = () => undefined,
  signal,
}: {
  note?: (text: string) => void;
  signal?: AbortSignal;
} = {}): Promise<boolean> {
  const hash = sourcesHash();
  if (isBuildFresh(hash)) return false;
  note("building for production, once");
  // Without its marker a build that is cut off counts as none.
  rmSync(MARKER, { force: true });
  const { code, output, isTimedOut } = await runBuild(signal);
  if (code !== 0) {
    if (/ENOSPC|No space left/.test(output))
      throw new StepError("The disk is full: the build needs about 1.5 GB while it is at work.", "Free some space and start again.");
    if (isTimedOut)
      throw new StepError(
        `The production build did not end within ${TIMEOUT_MS / 60_000} minutes and was stopped.`,
        "Give the machine less else to do, or more memory (the build wants 4 GB), and start again: it builds anew.",
      );
    throw new StepError(`The production build failed:\n${output.trim().split("\n").slice(-30).join("\n")}`, "Correct what it says and start again.");
  }
  await shareChunks(join(ROOT, ".next/server/chunks"));
  await removeTraces(join(ROOT, ".next/server"));
  await compressAssets(join(ROOT, ".next/static"));
  writeRevision();
  writeFileSync(MARKER, hash);
  return true;
}

/** Notes the commit, and whether the sources differ from it; nothing where there is no git or no repository. */
function writeRevision(): void {
  const git = (...args: string[]) => spawnSync("git", args, { cwd: ROOT, encoding: "utf8", timeout: GIT_TIMEOUT_MS });
  const head = git("rev-parse", "HEAD");
  if (head.status !== 0) {
    rmSync(REVISION, { force: true });
    return;
  }
  const changes = git("status", "--porcelain", "--", ...SOURCES);
  writeFileSync(REVISION, `${head.stdout.trim()}${changes.status === 0 && changes.stdout === "" ? "" : " with changes"}`);
}

function runBuild(signal: AbortSignal | undefined): Promise<{ code: number | null; output: string; isTimedOut: boolean }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: TIMEOUT_MS,
      signal,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", reject);
    // Only the time limit ends it with this signal by our doing: a stop rejects.
    child.once("close", (code, ended) => resolve({ code, output, isTimedOut: ended === "SIGTERM" }));
  });
}

/** Removes the lists, 330 MB of them, of what each route would need on a host that takes routes one by one. Ours takes all. */
async function removeTraces(directory: string): Promise<void> {
  const traces = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith(".nft.json"));
  await Promise.all(traces.map((name) => rm(join(directory, name))));
}

/** Compresses what browsers load, once and well, so that the server only hands files out. */
async function compressAssets(directory: string): Promise<void> {
  const compress = promisify(brotliCompress);
  const files = (await readdir(directory, { recursive: true })).filter((name) => COMPRESSIBLE.test(name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const work = async (name: string) => {
    const content = await readFile(join(directory, name));
    if (content.length >= LEAST_COMPRESSED_BYTES) await writeFile(join(directory, `${name}.br`), await compress(content, { params }));
  };
  for (let next = 0; next < files.length; next += COMPRESSED_AT_ONCE) await Promise.all(files.slice(next, next + COMPRESSED_AT_ONCE).map(work));
}

/** Names the sources of the production build as they are now. */
export function sourcesHash(): string {
  const hash = createHash("sha256").update(process.version);
  const add = (path: string) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(path.slice(ROOT.length)).update("\0").update(readFileSync(path)).update("\0");
    }
  };
  for (const source of SOURCES) add(join(ROOT, source));
  return hash.digest("hex");
}
