import { CONTROL_CHANNEL, startListener } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { ROUTES_QUERY, routesOf } from "../routes/read-routes.ts";
import type { GatewayService } from "./instance.ts";
import { compileTable, type RouteTable } from "./route-table.ts";

const CHANNEL = "bizosaas_gateway";
/** If the notice of a change were lost on a connection that is dead and does not know it yet. */
const READ_AGAIN_EVERY_MS = 5_000;

interface Options {
  runtime: Pick<Runtime, "db" | "databaseUrl" | "log" | "authSecret">;
  instancesOf(): Promise<readonly GatewayService[]>;
  /** A session, a person or a tenant no longer counts, or nothing of the kind could be heard for a while. */
  onRevoked(): void;
}

export interface LiveTable {
  /** Null before it was first read. */
  current(): RouteTable | null;
  /** Whether revocations are heard at the moment. */
  isListening(): boolean;
  reload(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The route table of this process, read again the moment that the database tells of a change (`tell_of_changed_routes`), and every five seconds.
 * While the database is away, the last one counts.
 */
export function startLiveTable({ runtime: { db, databaseUrl, log, authSecret }, instancesOf, onRevoked }: Options): LiveTable {
  let table: RouteTable | null = null;
  let read = "";
  let reading: Promise<void> | null = null;
  let isOutdated = false;
  let isFailing = false;
  let isClosed = false;

  const load = async (): Promise<void> => {
    try {
      const [rows, services] = await Promise.all([db.system<Parameters<typeof routesOf>[0][number]>(ROUTES_QUERY), instancesOf()]);
      const routes = routesOf(rows);
      const now = JSON.stringify([routes, services]);
      if (isClosed || (now === read && table)) return;
      table = compileTable({ routes, services, previous: table, authSecret });
      read = now;
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, "the gateway's routes cannot be read; those from before count");
      isFailing = true;
    }
  };
  /** What is announced while it is read makes it be read once more. */
  const reload = (): Promise<void> => {
    if (reading) {
      isOutdated = true;
      return reading;
    }
    reading = (async () => {
      do {
        isOutdated = false;
        await load();
      } while (isOutdated && !isClosed);
      reading = null;
    })();
    return reading;
  };
  const listener = startListener({
    databaseUrl,
    channels: [CHANNEL, CONTROL_CHANNEL],
    log,
    onNotification: (channel) => (channel === CHANNEL ? void reload() : onRevoked()),
    onConnected: () => {
      onRevoked();
      void reload();
    },
  });
  const timer = setInterval(() => void reload(), READ_AGAIN_EVERY_MS).unref();
  return {
    current: () => table,
    isListening: () => listener.isListening(),
    reload,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await listener.close();
      await reading;
      for (const group of table?.groups.values() ?? []) for (const instance of group.instances) instance.close();
    },
  };
}
