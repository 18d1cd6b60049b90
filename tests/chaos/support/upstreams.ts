import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** A process of small backends. */
export interface UpstreamProcess {
  /** kill -9 */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** SIGSTOP: connections are accepted, and nothing is answered. */
  freeze(): void;
  thaw(): void;
}

const FILE = join(import.meta.dirname, "upstream-process.ts");

/** Starts one that listens on these ports; each answers well as long as what it needs does. */
export async function startUpstreams(listen: { port: number; needs: string | null }[]): Promise<UpstreamProcess> {
  let child: ChildProcess | null = null;
  const upstream: UpstreamProcess = {
    async start() {
      const started = spawn(process.execPath, [FILE, JSON.stringify(listen)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      let count = 0;
      await new Promise<void>((resolve, reject) => {
        started.on("message", () => {
          count += 1;
          if (count === listen.length) resolve();
        });
        started.once("exit", (code, signal) => reject(new Error(`A backend ended (${code ?? signal}) before it was ready`)));
      });
      child = started;
    },
    async stop() {
      const ending = child;
      child = null;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = new Promise((resolve) => ending.once("exit", resolve));
      ending.kill("SIGKILL");
      await ended;
    },
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
  };
  await upstream.start();
  return upstream;
}
