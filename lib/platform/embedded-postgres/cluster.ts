import { spawn } from "node:child_process";
import { chown, mkdir, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { randomToken } from "#lib/platform/crypto";
import type { Binaries } from "./binaries.ts";
import { codeOf, diskFull, EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { runToEnd, type UnprivilegedUser } from "./run-as.ts";

export const SUPERUSER = "postgres";

/** A directory that holds a PostgreSQL cluster, and the user it belongs to. */
export interface ClusterPlace {
  directory: string;
  user: UnprivilegedUser | null;
}

/**
 * How to start a program of PostgreSQL on a cluster. The directory may lie where its user may not look (below root's
 * home): the program starts inside it, changed to before the user is, and finds it through `/proc/self/cwd`.
 */
export function inCluster({ directory, user }: ClusterPlace) {
  return { dataArgument: user === null ? directory : "/proc/self/cwd", spawnOptions: { cwd: directory, ...user, env: serverEnvironment() } };
}

interface ClusterOptions {
  superuserPassword: string;
  isDurable: boolean;
  /** Breaks a creation off. */
  signal: AbortSignal | undefined;
}

/** Creates the cluster unless it is there. A creation that is interrupted leaves nothing that a later start would trust. */
export async function ensureCluster(
  place: ClusterPlace,
  binaries: Binaries,
  { superuserPassword, isDurable, signal }: ClusterOptions,
): Promise<void> {
  const version = await versionOfCluster(place.directory);
  if (version !== null) return mustFit(version, place, binaries);
  await removeDrafts(place.directory);
  const draft = { ...place, directory: `${place.directory}.new-${randomToken(6)}` };
  try {
    await mkdir(draft.directory, { mode: 0o700 });
    if (place.user !== null) await chown(draft.directory, place.user.uid, place.user.gid);
    await initialise(draft, binaries, { superuserPassword, isDurable, signal });
    await rename(draft.directory, place.directory);
  } catch (error) {
    await rm(draft.directory, { recursive: true, force: true });
    throw error;
  }
}

async function versionOfCluster(directory: string): Promise<string | null> {
  try {
    return (await readFile(join(directory, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  try {
    await rmdir(directory);
  } catch (error) {
    if (codeOf(error) === "ENOTEMPTY" || codeOf(error) === "EEXIST") {
      throw new EmbeddedPostgresError(
        `${directory} is neither empty nor a PostgreSQL cluster.`,
        "Move it away, or set BIZOSAAS_DATA_DIR to another directory.",
        error,
      );
    }
    if (codeOf(error) !== "ENOENT") throw error;
  }
  return null;
}

async function mustFit(clusterVersion: string, place: ClusterPlace, binaries: Binaries): Promise<void> {
  const { output } = await runToEnd(binaries.postgres, ["--version"], { user: place.user, cwd: "/" });
  const serverVersion = /\s(\d+)[.\w]*\s*$/.exec(output)?.[1];
  if (serverVersion === clusterVersion) return;
  throw new EmbeddedPostgresError(
    `${place.directory} was made by PostgreSQL ${clusterVersion}; this version of the portal comes with PostgreSQL ${serverVersion ?? "of an unknown version"}.`,
    "Make a backup with the version of the portal that made it (npm run backup), move the data directory away, start, and restore the backup.",
  );
}

/** What kills left of earlier attempts. The caller holds the data directory's lock, so none of them is at work. */
async function removeDrafts(directory: string): Promise<void> {
  const parent = join(directory, "..");
  const prefix = `${directory.slice(parent.length + 1)}.new-`;
  const leftOver = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  await Promise.all(leftOver.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

async function initialise(place: ClusterPlace, binaries: Binaries, options: ClusterOptions): Promise<void> {
  // Sorting is ICU's; the C library's locale only has to be UTF-8, and systems differ in which one they have.
  const locales = process.platform === "darwin" ? ["en_US.UTF-8", "C.UTF-8", "C"] : ["C.UTF-8", "en_US.UTF-8", "C"];
  let outcome = { code: null as number | null, output: "" };
  for (const locale of locales) {
    outcome = await runInitdb(place, binaries, options, [`--locale=${locale}`, ...(options.isDurable ? [] : ["--no-sync"])]);
    options.signal?.throwIfAborted();
    if (outcome.code === 0) return;
    if (!/invalid locale/i.test(outcome.output)) break;
  }
  if (/No space left on device|Disk quota exceeded/i.test(outcome.output)) throw diskFull(dirname(place.directory));
  throw new EmbeddedPostgresError(
    `PostgreSQL could not create its database files: ${lastLines(outcome.output)}`,
    "Correct what the message says and start again, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

async function runInitdb(place: ClusterPlace, binaries: Binaries, { superuserPassword, signal }: ClusterOptions, args: string[]) {
  const { dataArgument, spawnOptions } = inCluster(place);
  // Handed over as standard input: no argument list or readable file ever holds the password.
  const passwordPath = `${place.directory}.password`;
  const passwordFile = await open(passwordPath, "w+", 0o600);
  try {
    if (place.user !== null) await passwordFile.chown(place.user.uid, place.user.gid);
    await passwordFile.writeFile(`${superuserPassword}\n`);
    const reader = await open(passwordPath, "r");
    try {
      return await new Promise<{ code: number | null; output: string }>((resolve, reject) => {
        const child = spawn(
          binaries.initdb,
          [
            "-D",
            dataArgument,
            "-U",
            SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=/dev/stdin",
            "--encoding=UTF8",
            "--locale-provider=icu",
            "--icu-locale=und",
            ...args,
          ],
          { ...spawnOptions, detached: true, stdio: [reader.fd, "pipe", "pipe"] },
        );
        let output = "";
        for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
        const breakOff = () => child.kill("SIGTERM");
        signal?.addEventListener("abort", breakOff);
        child.once("error", reject);
        child.once("close", (code) => {
          signal?.removeEventListener("abort", breakOff);
          resolve({ code, output });
        });
      });
    } finally {
      await reader.close();
    }
  } finally {
    await passwordFile.close();
    await rm(passwordPath, { force: true });
  }
}

/** The server inherits nothing by chance: variables such as PGDATA or LC_ALL would change what it does. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, TZ: "UTC" };
}

export function lastLines(text: string, count = 4): string {
  return text.trim().split("\n").slice(-count).join("\n");
}
