import { readdir, readFile, readlink, realpath, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { runToEnd } from "./run-as.ts";

const STOP_TIMEOUT_MS = 30_000;

/**
 * Deals with what a killed start left behind. A server that still runs on the cluster is stopped; a `postmaster.pid`
 * whose process number now belongs to another program is removed. A dead server's file is left: PostgreSQL knows best.
 */
export async function clearStaleServer(clusterDir: string): Promise<void> {
  const lockFile = join(clusterDir, "postmaster.pid");
  const pid = await pidIn(lockFile);
  if (pid === null || !isAlive(pid)) return;
  if (!(await isServerOf(pid, clusterDir))) {
    await rm(lockFile, { force: true });
    return;
  }
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  process.kill(pid, "SIGINT");
  while (isAlive(pid) && (await isServerOf(pid, clusterDir))) {
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError(
        `An earlier start left a PostgreSQL behind (process ${pid}), and it does not stop.`,
        `End it with: kill -QUIT ${pid}, then start again. Nothing committed is lost.`,
      );
    }
    await sleep(50);
  }
}

/**
 * Ends the sessions of a server that was killed. Most of them notice its death and go; one that waits for a lock which
 * another held at that moment waits for ever, and keeps the shared memory that no new server may start beside. What it
 * had not committed is lost with the server already, so killing it loses nothing. On Linux alone: elsewhere nobody tells
 * whose a process is.
 */
export async function endOrphanedSessions(clusterDir: string): Promise<void> {
  if (process.platform !== "linux") return;
  for (const name of await readdir("/proc")) {
    const pid = Number(name);
    if (Number.isInteger(pid) && (await isServerOf(pid, clusterDir))) endIfThere(pid);
  }
}

/** True when process `pid` is a PostgreSQL server at work on the cluster in `clusterDir`. */
export async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
  if (process.platform !== "linux") {
    const { output } = await runToEnd("ps", ["-o", "command=", "-p", String(pid)], { user: null, cwd: "/" });
    return /\bpostgres\b/.test(output) && output.includes(clusterDir);
  }
  try {
    const [program, directory] = await Promise.all([readlink(`/proc/${pid}/exe`), readlink(`/proc/${pid}/cwd`)]);
    return basename(program).startsWith("postgres") && directory === (await realpath(clusterDir));
  } catch (error) {
    // Gone meanwhile, or somebody else's: a server on this cluster would belong to us, and we could look.
    if (["ENOENT", "ESRCH", "EACCES", "EPERM"].includes(codeOf(error) ?? "")) return false;
    throw error;
  }
}

async function pidIn(lockFile: string): Promise<number | null> {
  try {
    const pid = Number.parseInt(await readFile(lockFile, "utf8"), 10);
    return pid > 1 ? pid : null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function endIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
