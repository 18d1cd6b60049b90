import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "./portal.ts";
import { scratchDirectory } from "./scratch.ts";

const ROOT = join(import.meta.dirname, "../..");
export const DEMO_PASSWORD = "correct horse battery staple";
const READY_TIMEOUT_MS = 150_000;

/** A data directory and a port of a test's own, on which the portal is started as an operator starts it. */
export interface Installation {
  dataDir: string;
  port: number;
  url: string;
  /** Runs `npm start`'s command and resolves when it says that it is ready. */
  start(env?: Record<string, string>): Promise<RunningStart>;
  /** Kills what is left of it, and removes the data. */
  remove(): Promise<void>;
}

export interface RunningStart {
  /** What was printed on standard output. */
  output(): string;
  /** The launcher, as the operator's shell sees it. */
  child: ChildProcess;
  /** The processes of this installation: launcher, supervisor, web server, worker, PostgreSQL. */
  processes(): Promise<InstallationProcess[]>;
  /** SIGTERM, as an operator stops it. @returns the exit code */
  stop(): Promise<number | null>;
  /** kill -9 of everything at once, as a power cut. */
  killAll(): Promise<void>;
}

export interface InstallationProcess {
  pid: number;
  kind: "launcher" | "supervisor" | "web" | "worker" | "postgres";
}

/** What a command printed and how it ended. */
export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export async function createInstallation(): Promise<Installation> {
  const dataDir = await scratchDirectory("bizosaas-start-");
  const port = await freePort();
  let last: RunningStart | null = null;
  return {
    dataDir,
    port,
    url: `http://127.0.0.1:${port}`,
    async start(env = {}) {
      last = await launch(dataDir, port, env);
      return last;
    },
    async remove() {
      await last?.killAll();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function environment(dataDir: string, port: number, env: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: process.env.LANG };
  return { ...inherited, NODE_ENV: "production", BIZOSAAS_DATA_DIR: dataDir, PORT: String(port), DEMO_PASSWORD, LOG_LEVEL: "warn", ...env };
}

/** Runs a command of `scripts/run.mjs` to its end, whatever that is. */
export function runCommand(
  args: string[],
  { dataDir, port, env = {} }: { dataDir: string; port: number; env?: Record<string, string> },
): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(ROOT, "scripts/run.mjs"), ...args], {
    cwd: ROOT,
    env: environment(dataDir, port, env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (printed.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed.stderr += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...printed })));
}

async function launch(dataDir: string, port: number, env: Record<string, string>): Promise<RunningStart> {
  const child = spawn(process.execPath, [join(ROOT, "scripts/run.mjs"), "start"], {
    cwd: ROOT,
    env: environment(dataDir, port, env),
    // With a channel, so that a test run that is cut off leaves nothing behind.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (!child.stdout || !child.stderr) throw new Error("The output was not piped");
  let output = "";
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const running: RunningStart = {
    output: () => output + errors,
    child,
    processes: () => processesOf(dataDir, child.pid ?? 0),
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
    async killAll() {
      for (let found = await running.processes(); found.length > 0; found = await running.processes()) {
        for (const { pid } of found) kill(pid);
        do await new Promise((resolve) => setTimeout(resolve, 50));
        while (found.some(({ pid }) => !isOver(pid)));
      }
    },
  };
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The portal was not ready in time:\n${output}${errors}`)), READY_TIMEOUT_MS);
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (!/Ready in .* s: /.test(output)) return;
      clearTimeout(timer);
      resolve();
    });
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`The portal ended (${code}) before it was ready:\n${output}${errors}`));
    });
  });
  return running;
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** A process that was killed keeps its ports until the last of its threads has ended, which on a busy machine the first does not wait for. */
function isOver(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).length <= 1 && /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return true;
    throw error;
  }
}

/** Found by what they are: children of the launcher, and whatever has this data directory in its environment or as its own. */
export async function processesOf(dataDir: string, launcher: number): Promise<InstallationProcess[]> {
  if (process.platform !== "linux") throw new Error("Looking at other processes is written for Linux only");
  const found: InstallationProcess[] = [];
  for (const name of await readdir("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const kind = await kindOf(pid, dataDir, launcher);
    if (kind) found.push({ pid, kind });
  }
  return found;
}

async function kindOf(pid: number, dataDir: string, launcher: number): Promise<InstallationProcess["kind"] | null> {
  try {
    if (/^State:\s+[ZX]/m.test(await readFile(`/proc/${pid}/status`, "utf8"))) return null;
    if (pid === launcher) return "launcher";
    const command = (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0");
    if (command[0]?.endsWith("/postgres"))
      return readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0] === String(pid) ? "postgres" : null;
    const environ = await readFile(`/proc/${pid}/environ`, "utf8");
    if (!environ.split("\0").includes(`BIZOSAAS_DATA_DIR=${dataDir}`)) return null;
    if (command.some((part) => part.endsWith("/server.ts"))) return "web";
    if (command.some((part) => part.endsWith("/worker.ts"))) return "worker";
    return command.some((part) => part.endsWith("commands/start.ts")) ? "supervisor" : null;
  } catch (error) {
    // It ended while we looked, or is somebody else's.
    if (["ENOENT", "ESRCH", "EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}
