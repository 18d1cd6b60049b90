import { setTimeout as delay } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#lib/platform/embedded-postgres";

const FIRST_RESTART_AFTER_MS = 250;
const LONGEST_RESTART_AFTER_MS = 15_000;

/** The embedded server, started again on the same port when it breaks. */
export interface SupervisedPostgres {
  ownerUrl: string;
  port: number;
  stop(): Promise<void>;
}

/**
 * @param say told what the operator should know
 * @param signal breaks off the first start
 * @throws EmbeddedPostgresError
 */
export async function superviseEmbeddedPostgres(dataDir: string, say: (text: string) => void, signal?: AbortSignal): Promise<SupervisedPostgres> {
  const first = await startEmbeddedPostgres({ dataDir, signal });
  let current: EmbeddedPostgres = first;
  let isStopping = false;

  const watch = async () => {
    while (!isStopping) {
      const { code, signal } = await current.exited;
      if (isStopping) return;
      say(`PostgreSQL ${signal ? `was killed by ${signal}` : `ended with code ${code}`}; it is started again. What was committed is kept.`);
      await startAgain();
    }
  };
  const startAgain = async () => {
    for (let pauseMs = FIRST_RESTART_AFTER_MS; !isStopping; pauseMs = Math.min(pauseMs * 2, LONGEST_RESTART_AFTER_MS)) {
      try {
        // The same port: the pools of all processes find it again by themselves.
        current = await startEmbeddedPostgres({ dataDir, port: first.port });
        say("PostgreSQL is back.");
        return;
      } catch (error) {
        say(`PostgreSQL could not be started: ${error instanceof Error ? error.message : String(error)}`);
        await delay(pauseMs);
      }
    }
  };
  const watching = watch();

  return {
    ownerUrl: first.ownerUrl,
    port: first.port,
    async stop() {
      isStopping = true;
      await current.stop();
      await watching;
      // A restart that was under way when we were told to stop.
      await current.stop();
    },
  };
}
