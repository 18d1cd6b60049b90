import { type ChildProcess, execFile, spawn } from "node:child_process";
import { access, constants, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { freePort } from "./portal.ts";

const run = promisify(execFile);
const NAMES = ["redis-server", "valkey-server"];
const START_TIMEOUT_MS = 10_000;
/** Asked by Debian's packages before they start a service; its exit code 101 means: do not. */
const POLICY_FILE = "/usr/sbin/policy-rc.d";

/**
 * The path of a Redis (or Valkey) server. Installed when root on Debian and there is none, but not started as a service.
 * @throws telling what to install
 */
async function findRedisServer(): Promise<string> {
  const found = await onPath(NAMES);
  if (found) return found;
  if (process.getuid?.() === 0 && (await onPath(["apt-get"]))) {
    await installRedis();
    const installed = await onPath(NAMES);
    if (installed) return installed;
  }
  throw new Error(
    "The tests need a real Redis server. Install redis-server or valkey-server (Debian: apt-get install redis-server, macOS: brew install redis).",
  );
}

async function installRedis(): Promise<void> {
  const isOurPolicy = await writeFile(POLICY_FILE, "#!/bin/sh\nexit 101\n", { mode: 0o755, flag: "wx" }).then(
    () => true,
    () => false, // the machine has a policy of its own
  );
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, maxBuffer: 16 * 1024 * 1024 };
  try {
    await run("apt-get", ["update", "--quiet"], options);
    await run("apt-get", ["install", "--yes", "--quiet", "--no-install-recommends", "redis-server"], options);
  } finally {
    if (isOurPolicy) await rm(POLICY_FILE, { force: true });
  }
}

async function onPath(names: string[]): Promise<string | null> {
  for (const directory of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const path = join(directory, name);
      const isThere = await access(path, constants.X_OK).then(
        () => true,
        () => false, // not in this directory
      );
      if (isThere) return path;
    }
  }
  return null;
}

/** A Redis server of a test's own, on loopback, that keeps nothing on disk. */
export interface RedisServer {
  url: string;
  /** Of the process that runs at the moment; null while it is stopped. */
  readonly pid: number | null;
  /** Ends it in order, and for good: its directory is removed. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty; ends it first when it runs. */
  restart(): Promise<void>;
}

/** Starts a Redis server on a free port (or `port`), and resolves when it accepts connections. */
export async function startRedis(options: { port?: number } = {}): Promise<RedisServer> {
  const binary = await findRedisServer();
  const port = options.port ?? (await freePort());
  const directory = await mkdtemp(join(tmpdir(), "bizosaas-redis-"));
  let child: ChildProcess | null = await launch(binary, port, directory);
  const end = async (signal: NodeJS.Signals) => {
    await ended(child, signal);
    child = null;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return child?.pid ?? null;
    },
    async stop() {
      await end("SIGTERM");
      await rm(directory, { recursive: true, force: true });
    },
    kill: () => end("SIGKILL"),
    async restart() {
      await end("SIGKILL");
      child = await launch(binary, port, directory);
    },
  };
}

function launch(binary: string, port: number, directory: string): Promise<ChildProcess> {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no", "--dir", directory];
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
  // A test run that ends early leaves no server behind.
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  return new Promise((resolve, reject) => {
    let printed = "";
    const timer = setTimeout(() => fail("did not become ready in time"), START_TIMEOUT_MS);
    const fail = (reason: string) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(new Error(`${binary} ${reason}:\n${printed}`));
    };
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) => fail(`ended (${code ?? signal})`));
    child.stderr?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    if (!child.stdout) throw new Error("The server's output was not piped");
    createInterface(child.stdout).on("line", (line) => {
      printed += `${line}\n`;
      if (!/ready to accept connections/i.test(line)) return;
      clearTimeout(timer);
      child.removeAllListeners("exit");
      child.once("exit", () => process.off("exit", endWithUs));
      resolve(child);
    });
  });
}

async function ended(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  await exit;
}
