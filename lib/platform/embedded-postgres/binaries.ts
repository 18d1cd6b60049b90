import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { sha256 } from "#lib/platform/crypto";
import { codeOf, EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { runToEnd, type UnprivilegedUser } from "./run-as.ts";

/** Absolute paths of the server's programs, which `user` can run. */
export interface Binaries {
  postgres: string;
  initdb: string;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const USE_OWN_SERVER = "Set DATABASE_URL to a PostgreSQL server of your own (version 15 or newer).";

/**
 * Finds the PostgreSQL that came with the dependencies. Where `user` may not look there (a clone in root's home, say), a
 * copy is made once in a place that everyone can read and nobody but root can write.
 */
export async function findBinaries(user: UnprivilegedUser | null): Promise<Binaries> {
  const home = packageDirectory();
  await restoreLinks(home);
  const installed = binariesIn(join(home, "native"));
  const attempt = await tryToRun(installed, user);
  if (attempt.works) return installed;
  if (user === null) {
    throw new EmbeddedPostgresError(`The embedded PostgreSQL does not run on this system: ${attempt.output}`, USE_OWN_SERVER);
  }
  const failures = [attempt.output];
  for (const shared of ["/var/cache/bizosaas", join(tmpdir(), "bizosaas-cache"), "/tmp/bizosaas-cache"]) {
    try {
      const copied = binariesIn(await copyTo(shared, home));
      const trial = await tryToRun(copied, user);
      if (trial.works) return copied;
      failures.push(trial.output);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new EmbeddedPostgresError(`The embedded PostgreSQL does not run on this system: ${failures.at(-1)}`, USE_OWN_SERVER);
}

function packageDirectory(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}, or it was not installed (${name}).`,
      `${USE_OWN_SERVER} If this system should have one, run: npm ci --include=optional`,
      error,
    );
  }
}

function binariesIn(native: string): Binaries {
  return { postgres: join(native, "bin/postgres"), initdb: join(native, "bin/initdb") };
}

async function tryToRun(binaries: Binaries, user: UnprivilegedUser | null): Promise<{ works: boolean; output: string }> {
  const runs = await Promise.all([binaries.postgres, binaries.initdb].map((path) => runToEnd(path, ["--version"], { user, cwd: "/" })));
  const failed = runs.find((run) => run.code !== 0);
  return { works: failed === undefined, output: failed?.output ?? "" };
}

/** npm packages cannot hold links; their install script makes them, unless scripts are off. The libraries need them. */
async function restoreLinks(home: string): Promise<void> {
  const links = linksSchema.parse(JSON.parse(await readFile(join(home, "native/pg-symlinks.json"), "utf8")));
  for (const { source, target } of links) {
    try {
      await symlink(relative(dirname(target), source), join(home, target));
    } catch (error) {
      if (codeOf(error) === "EEXIST") continue;
      // Somebody else's read-only installation: whoever made it has made the links, or the trial run will tell.
      if (codeOf(error) === "EACCES" || codeOf(error) === "EROFS") return;
      throw error;
    }
  }
  for (const program of Object.values(binariesIn(join(home, "native")))) {
    if (((await lstat(program)).mode & 0o100) === 0) await chmod(program, 0o755);
  }
}

async function copyTo(shared: string, home: string): Promise<string> {
  const release = sha256(await readFile(join(home, "package.json"))).slice(0, 12);
  await mkdir(shared, { recursive: true, mode: 0o755 });
  await mustBelongToRoot(shared);
  await chmod(shared, 0o755);
  const target = join(shared, `postgres-${process.platform}-${process.arch}-${release}`);
  if ((await lstat(target).catch(() => null)) !== null) return target;
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await cp(join(home, "native"), draft, { recursive: true, verbatimSymlinks: true });
    await openToAll(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another start was faster.
    if (codeOf(error) !== "ENOTEMPTY" && codeOf(error) !== "EEXIST") throw error;
  }
  return target;
}

/** What root runs programs from must not be a directory that somebody else prepared. */
async function mustBelongToRoot(path: string): Promise<void> {
  const status = await lstat(path);
  if (!status.isDirectory() || status.uid !== 0) throw new Error(`${path} does not belong to root`);
}

async function openToAll(directory: string): Promise<void> {
  const outcome = await runToEnd("chmod", ["-R", "u+rwX,go+rX,go-w", directory], { user: null, cwd: "/" });
  if (outcome.code !== 0) throw new Error(outcome.output);
}
