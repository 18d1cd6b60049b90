import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { endChild, startWorker } from "../../support/portal.ts";

/** A job worker that is started anew whenever it ends, as the supervisor does it. */
export interface KeptWorker {
  /** Resolves when one is at work. */
  ready(): Promise<void>;
  /** SIGKILL; resolves when it is gone. The next one is on its way. */
  kill(): Promise<void>;
  /** How often it was started. */
  starts(): number;
  stop(): Promise<void>;
}

const START_AGAIN_AFTER_MS = 250;

export function keepWorker(options: Parameters<typeof startWorker>[0]): KeptWorker {
  let current: ChildProcess | null = null;
  let isStopped = false;
  let starts = 0;
  const keeping = (async () => {
    while (!isStopped) {
      try {
        current = await startWorker(options, () => undefined);
        starts += 1;
        await ended(current);
      } catch {
        // It found no database.
      }
      current = null;
      await delay(START_AGAIN_AFTER_MS);
    }
  })();
  return {
    starts: () => starts,
    async ready() {
      while (!current) await delay(20);
    },
    async kill() {
      // One that is about to be ready is killed as soon as it is.
      while (!current) await delay(20);
      const killed = current;
      killed.kill("SIGKILL");
      await ended(killed);
    },
    async stop() {
      isStopped = true;
      await endChild(current);
      await keeping;
      await endChild(current);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => child.once("exit", () => resolve()));
}
