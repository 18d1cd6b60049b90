import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Binaries } from "./binaries.ts";
import { type ClusterPlace, inCluster, lastLines, SUPERUSER } from "./cluster.ts";
import { codeOf, diskFull, EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import type { ServerLog } from "./server-log.ts";
import { clearStaleServer, endOrphanedSessions } from "./stale-server.ts";

export interface ExitStatus {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The server's main process, answering queries. */
export interface Postmaster {
  pid: number;
  port: number;
  exited: Promise<ExitStatus>;
  stop(): Promise<void>;
}

interface PostmasterOptions {
  place: ClusterPlace;
  binaries: Binaries;
  log: ServerLog;
  settings: Record<string, string>;
  superuserPassword: string;
  /** A fixed port; any free one when missing. */
  port: number | undefined;
  /** Breaks off the wait for the first answer, and ends the server with it. */
  signal: AbortSignal | undefined;
}

const RETRY_MS = 10_000;
// Sessions look after their server at least this often, unless they are stuck.
const ORPHANS_GRACE_MS = 2_000;
// Recovery after a crash reads the write-ahead log since the last checkpoint, which can take a while on slow disks.
const READY_TIMEOUT_MS = 180_000;
const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;

/** Starts the server and waits until it has answered a query. Retries while leftovers of a killed server still go away. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const began = performance.now();
  for (;;) {
    await clearStaleServer(options.place.directory);
    const started = await tryToStart(options, options.port ?? (await freePort()));
    if (!("failure" in started)) return started;
    const isPassing = /lock file "postmaster.pid" already exists|shared memory block|could not bind|Address already in use/i.test(started.failure);
    const waited = performance.now() - began;
    if (!isPassing || waited > RETRY_MS) throw explain(started.failure, options.place.directory);
    if (/shared memory block/i.test(started.failure) && waited > ORPHANS_GRACE_MS) await endOrphanedSessions(options.place.directory);
    await sleep(250);
  }
}

async function tryToStart(options: PostmasterOptions, port: number): Promise<Postmaster | { failure: string }> {
  const { place, binaries, log } = options;
  const { dataArgument, spawnOptions } = inCluster(place);
  const settings = Object.entries(options.settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Its own session, so that Ctrl-C in a terminal reaches only us and we stop things in order.
  const child = spawn(binaries.postgres, ["-D", dataArgument, "-h", "127.0.0.1", "-p", String(port), "-k", "", ...settings], {
    ...spawnOptions,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => log.write(chunk));
  const exited = new Promise<ExitStatus>((resolve) => {
    child.once("error", () => resolve({ code: null, signal: null }));
    // Not "close": sessions that outlive a killed server for a moment hold its output open.
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const { pid } = child;
  if (pid === undefined) return { failure: await new Promise<string>((resolve) => child.once("error", (error) => resolve(error.message))) };

  let status: ExitStatus | null = null;
  void exited.then((value) => {
    status = value;
  });
  const stop = () => stopProcess(child, exited);
  const deadline = performance.now() + READY_TIMEOUT_MS;
  const url = `postgresql://${SUPERUSER}:${options.superuserPassword}@127.0.0.1:${port}/postgres`;
  while (status === null) {
    const answer = await ask(url);
    if (answer === "ready") return { pid, port, exited, stop };
    if (options.signal?.aborted) {
      await stop();
      options.signal.throwIfAborted();
    }
    if (answer === "refused") {
      await stop();
      throw new EmbeddedPostgresError(
        "The embedded PostgreSQL does not accept the password kept in secrets.json.",
        "Restore secrets.json from a copy: it belongs to the database files beside it.",
      );
    }
    if (performance.now() > deadline) {
      await stop();
      return { failure: `not ready within ${READY_TIMEOUT_MS / 1000} s; ${log.tail}` };
    }
    await sleep(25);
  }
  // The last lines may still be in the pipe when the exit is reported.
  await sleep(50);
  return { failure: log.tail };
}

async function ask(url: string): Promise<"ready" | "not yet" | "refused"> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return "ready";
  } catch (error) {
    // 28P01: invalid_password. Everything else is a server on its way up, or gone, which its exit tells.
    return codeOf(error) === "28P01" ? "refused" : "not yet";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends the server without waiting for its sessions; what is committed stays. Harder if it does not obey. */
async function stopProcess(child: { kill(signal: NodeJS.Signals): boolean }, exited: Promise<ExitStatus>): Promise<void> {
  const isOver = (timeoutMs: number) => {
    const patience = new AbortController();
    return Promise.race([exited.then(() => true), sleep(timeoutMs, false, { signal: patience.signal }).catch(() => false)]).finally(() =>
      patience.abort(),
    );
  };
  child.kill("SIGINT");
  if (await isOver(FAST_SHUTDOWN_MS)) return;
  child.kill("SIGQUIT");
  if (await isOver(IMMEDIATE_SHUTDOWN_MS)) return;
  child.kill("SIGKILL");
  await exited;
}

function explain(failure: string, directory: string): EmbeddedPostgresError {
  if (/No space left on device|Disk quota exceeded/i.test(failure)) return diskFull(directory);
  return new EmbeddedPostgresError(
    `The embedded PostgreSQL did not start: ${lastLines(failure)}`,
    "postgres.log in the data directory has all it said. If its files are damaged, restore a backup (npm run restore).",
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}
