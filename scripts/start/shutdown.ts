import { constants } from "node:os";

/** As a shell tells of a command that a signal ended before its work was done. */
export const CUT_OFF = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

interface Part {
  name: string;
  stop(): void | Promise<void>;
}

/**
 * Stops in reverse order what was started, once, when the process is told to end.
 * @param exitCodeOf what a signal ends it with: 0 for what runs until it is stopped, else CUT_OFF
 */
export function createShutdown(exitCodeOf: (signal: NodeJS.Signals) => number = () => 0) {
  const parts: Part[] = [];
  const beginning = new Set<Promise<unknown>>();
  const abort = new AbortController();
  let running: Promise<void> | null = null;

  const run = (exitCode: number): Promise<void> => {
    running ??= stopAll(exitCode);
    return running;
  };
  const stopAll = async (exitCode: number) => {
    abort.abort();
    let code = exitCode;
    // What is just being started can be stopped only when it is there.
    await Promise.allSettled(beginning);
    for (let part = parts.pop(); part; part = parts.pop()) {
      try {
        await part.stop();
      } catch (error) {
        console.error(`${part.name} did not stop properly: ${error instanceof Error ? error.message : String(error)}`);
        code = 1;
      }
    }
    process.exit(code);
  };

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!running) console.log("\nStopping…");
      void run(exitCodeOf(signal));
    });
  }
  // The launcher was killed: nobody could stop us any more.
  process.on("disconnect", () => void run(exitCodeOf("SIGTERM")));

  return {
    /** Aborted as soon as the stop begins. */
    signal: abort.signal,
    add(name: string, stop: () => void | Promise<void>): void {
      parts.push({ name, stop });
    },
    /** Starts something that has to be stopped, also when the order to stop comes while it is starting. */
    async begin<T extends { stop(): Promise<void> }>(name: string, start: () => Promise<T>): Promise<T> {
      abort.signal.throwIfAborted();
      const started = start().then((part) => {
        parts.push({ name, stop: () => part.stop() });
        return part;
      });
      beginning.add(started);
      try {
        return await started;
      } finally {
        beginning.delete(started);
      }
    },
    run,
  };
}
