import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { type ChildMessage, type SupervisorMessage, WAIT_ARGUMENT } from "#lib/platform/process";
import { StepError } from "../launch/steps.mjs";

const ROOT = join(import.meta.dirname, "../..");
/** Far more than a machine with nothing else to do needs: two cores that build or test meanwhile took more than a minute. */
const READY_TIMEOUT_MS = 180_000;
const FIRST_RESTART_AFTER_MS = 500;
const LONGEST_RESTART_AFTER_MS = 30_000;
/** A process that ran this long before it broke starts with a short pause again. */
const COUNTS_AS_STABLE_MS = 60_000;

interface ChildOptions {
  /** "web server" */
  name: string;
  /** "server.ts" */
  file: string;
  /** What Node itself is told. */
  nodeArguments?: string[];
  env: NodeJS.ProcessEnv;
  /** The process, where it was started before there was anything to work with. */
  waiting?: WaitingChild;
  /** How long an orderly stop may take before the process is killed. */
  stopTimeoutMs: number;
  /** Aborted when all is told to stop: a process that is still starting is ended at once, rather than when it is ready. */
  stop?: AbortSignal;
  /** Told what the operator should know: a crash, a restart. */
  say(text: string): void;
}

/** A process of the portal that is started again when it breaks, and stays down when somebody stopped it on purpose. */
export interface SupervisedChild {
  pid(): number | undefined;
  /** What the process said of itself when it was ready. */
  readyMessage(): Extract<ChildMessage, { type: "ready" }> | null;
  stop(): Promise<void>;
}

/** A process that has loaded what it consists of, and waits for the rest of its environment. */
export interface WaitingChild {
  process: ChildProcess;
  /** How it ended, if it did. */
  ended: Promise<string>;
  /** Ends it, unless it has been told to begin: then it is its supervisor's. */
  stop(): Promise<void>;
}

type Program = Pick<ChildOptions, "file" | "nodeArguments" | "env">;

/**
 * Has a process read and compile its files while others are still being started, which is most of what its own start takes. What
 * it needs to know before that (`NODE_ENV`) must be in `env` already.
 */
export function prepareChild(program: Program): WaitingChild {
  const { child, ended } = spawnChild(program, [WAIT_ARGUMENT]);
  return {
    process: child,
    ended,
    async stop() {
      if (begun.has(child) || isOver(child)) return;
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const begun = new WeakSet<ChildProcess>();

function spawnChild({ file, nodeArguments = [], env }: Program, fileArguments: string[] = []) {
  // Its own process group: Ctrl-C in a terminal reaches only us, and we stop things in order. Logs go to standard
  // error, so that standard output stays readable.
  const child = spawn(process.execPath, [...nodeArguments, join(ROOT, file), ...fileArguments], {
    cwd: ROOT,
    env,
    stdio: ["ignore", 2, 2, "ipc"],
    detached: true,
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `was killed by ${signal}` : `ended with code ${code}`));
  });
  return { child, ended };
}

/** Starts the process and waits until it says that it is ready. @throws StepError with why it could not start */
export async function startChild(options: ChildOptions): Promise<SupervisedChild> {
  const { name, say } = options;
  let isStopping = false;
  let restarts = 0;
  let readyMessage: Extract<ChildMessage, { type: "ready" }> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const launch = async (waiting?: WaitingChild): Promise<ChildProcess> => {
    const { child, ended } = waiting && !isOver(waiting.process) ? begin(waiting, options.env) : spawnChild(options);
    const startedAt = performance.now();
    const cutOff = () => void end(child, options.stopTimeoutMs);
    options.stop?.addEventListener("abort", cutOff);
    // Once it is ready it is stopped in its turn.
    readyMessage = await ready(child, ended, name).finally(() => options.stop?.removeEventListener("abort", cutOff));
    void ended.then((how) => {
      if (isStopping) return;
      if (child.exitCode === 0) {
        say(
          `The ${name} was stopped. The rest goes on; start it again with npm start${options.file === "worker.ts" ? ", or alone with npm run worker" : ""}.`,
        );
        return;
      }
      if (performance.now() - startedAt > COUNTS_AS_STABLE_MS) restarts = 0;
      restart(how);
    });
    return child;
  };
  const restart = (how: string) => {
    const pauseMs = Math.min(FIRST_RESTART_AFTER_MS * 2 ** restarts++, LONGEST_RESTART_AFTER_MS);
    say(`The ${name} ${how}; it is started again in ${(pauseMs / 1_000).toFixed(1)} s.`);
    timer = setTimeout(() => {
      launching = launch().then(
        (child) => {
          current = child;
          say(`The ${name} is back (process ${child.pid}).`);
          if (isStopping) void end(child, options.stopTimeoutMs);
          return child;
        },
        (error: unknown) => {
          if (!isStopping) restart(error instanceof Error ? `could not start: ${error.message}` : "could not start");
          return current;
        },
      );
    }, pauseMs);
  };

  let current = await launch(options.waiting);
  let launching = Promise.resolve(current);
  return {
    pid: () => current.pid,
    readyMessage: () => readyMessage,
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await end(await launching, options.stopTimeoutMs);
    },
  };
}

/** Hands over the whole environment: over the channel, where nobody else can read it. */
function begin({ process: child, ended }: WaitingChild, environment: NodeJS.ProcessEnv) {
  begun.add(child);
  // Where the process has just ended, that is told by how it ended.
  child.send({ type: "begin", environment } satisfies SupervisorMessage, () => undefined);
  return { child, ended };
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function ready(child: ChildProcess, ended: Promise<string>, name: string): Promise<Extract<ChildMessage, { type: "ready" }>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(
        new StepError(`The ${name} was not ready within ${READY_TIMEOUT_MS / 1_000} s.`, "See its log above, and try again with LOG_LEVEL=debug."),
      );
    }, READY_TIMEOUT_MS);
    let failure: string | null = null;
    child.on("message", (message: ChildMessage) => {
      if (message.type === "failed") failure = message.message;
      if (message.type !== "ready") return;
      clearTimeout(timer);
      resolve(message);
    });
    void ended.then((how) => {
      clearTimeout(timer);
      reject(new StepError(`The ${name} could not start: ${failure ?? `it ${how}`}`, "Correct what it says and start again."));
    });
  });
}

async function end(child: ChildProcess, timeoutMs: number): Promise<void> {
  if (isOver(child)) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
  await ended;
  clearTimeout(force);
}
