import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { giveUpWhenSilent } from "#lib/platform/database";
import type { Log } from "#lib/platform/log";

interface ListenerOptions {
  databaseUrl: string;
  channels: string[];
  log: Log;
  onNotification(channel: string, payload: string): void;
  /** After each (re)connection: what was announced meanwhile was not heard. */
  onConnected(): void;
}

export interface Listener {
  isListening(): boolean;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** Nothing else is ever asked on this connection, so that one that has died unnoticed would stay deaf for hours. */
const ASK_EVERY_MS = 10_000;
const SILENCE_TIMEOUT_MS = 5_000;
const RETRY_AFTER_MS = [100, 250, 500, 1_000, 2_000];

/** Holds one connection that LISTENs, and makes a new one whenever it breaks. */
export function startListener(options: ListenerOptions): Listener {
  let client: Client | null = null;
  let isClosed = false;
  let isListening = false;

  const run = async () => {
    for (let attempt = 0; !isClosed; attempt++) {
      const current = new Client({
        connectionString: options.databaseUrl,
        application_name: "bizosaas-listener",
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        keepAlive: true,
      });
      client = current;
      let asking: NodeJS.Timeout | undefined;
      try {
        const ended = new Promise<void>((resolve) => {
          current.once("end", resolve);
          // More than one may follow; unheard, the second would end the process.
          current.on("error", () => resolve());
        });
        await current.connect();
        giveUpWhenSilent(current, SILENCE_TIMEOUT_MS);
        current.on("notification", ({ channel, payload }) => options.onNotification(channel, payload ?? ""));
        for (const channel of options.channels) await current.query(`LISTEN ${channel}`);
        // That it fails is seen from the end of the connection.
        asking = setInterval(() => void current.query("SELECT 1").catch(() => undefined), ASK_EVERY_MS).unref();
        isListening = true;
        attempt = 0;
        options.onConnected();
        await ended;
      } catch (error) {
        if (attempt === 0 && !isClosed) options.log.warn({ err: error }, "the database cannot be listened to");
      }
      clearInterval(asking);
      isListening = false;
      await current.end().catch(() => undefined); // it may be broken already
      if (!isClosed) await delay(RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length - 1)], undefined, { ref: false });
    }
  };
  void run();

  return {
    isListening: () => isListening,
    async close() {
      isClosed = true;
      await client?.end().catch(() => undefined);
    },
  };
}
