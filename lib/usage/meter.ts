import type { Runtime } from "#lib/platform/runtime";
import { type CountedPlace, flushUsage } from "./flush-usage.ts";
import { CLASSES, classOf } from "./histogram.ts";

/** One call of the JSON API that was answered. */
export interface MeteredCall {
  tenantId: string | null;
  keyId: string | null;
  /** "GET /api/v1/campaigns/{id}" */
  route: string;
  status: number;
  durationMs: number;
}

interface Meter {
  count(call: MeteredCall): void;
}

const ROOM = "usage";
const HOUR_MS = 3_600_000;
const FLUSH_MS = 5_000;
/** A database that is away for long must not fill the memory: beyond so many places what is new is not counted, and the log says so. */
const MOST_PLACES = 50_000;

/**
 * Counts the calls of this process in memory and writes them down every five seconds in one statement. Whoever stops it has the
 * rest written; a process that is killed loses at most those seconds.
 */
export function startUsageMeter(
  runtime: Pick<Runtime, "db" | "clock" | "log" | "rooms">,
  { flushMs = FLUSH_MS }: { flushMs?: number } = {},
): () => Promise<void> {
  const { db, clock, log, rooms } = runtime;
  let places = new Map<string, CountedPlace>();
  let lost = 0;
  let flushing: Promise<void> = Promise.resolve();

  const count = (call: MeteredCall): void => {
    const hour = Math.floor(clock.now().getTime() / HOUR_MS) * HOUR_MS;
    const statusClass = Math.min(5, Math.max(1, Math.floor(call.status / 100)));
    const key = `${hour}|${call.tenantId}|${call.keyId}|${call.route}|${statusClass}`;
    let place = places.get(key);
    if (!place) {
      if (places.size >= MOST_PLACES) {
        lost += 1;
        return;
      }
      const { tenantId, keyId, route } = call;
      place = { key, hour, tenantId, keyId, route, statusClass, calls: 0, latency: new Array<number>(CLASSES).fill(0) };
      places.set(key, place);
    }
    place.calls += 1;
    const at = classOf(call.durationMs);
    place.latency[at] = (place.latency[at] ?? 0) + 1;
  };

  const flush = async (): Promise<void> => {
    if (places.size === 0) return;
    const taken = places;
    places = new Map();
    try {
      await flushUsage(db, [...taken.values()]);
      if (lost > 0) log.warn({ lost }, "API calls were not counted: too many while the database was away");
      lost = 0;
    } catch (error) {
      log.warn({ err: error, places: taken.size }, "API usage could not be written; it is kept for the next try");
      for (const place of taken.values()) putBack(places, place);
    }
  };
  const inTurn = (): Promise<void> => {
    flushing = flushing.then(flush);
    return flushing;
  };
  const timer = setInterval(() => void inTurn(), flushMs);
  timer.unref();
  const meter: Meter = { count };
  rooms.set(ROOM, meter);
  return async () => {
    clearInterval(timer);
    rooms.delete(ROOM);
    await inTurn();
  };
}

/** Counts a call, where a meter runs in this process. */
export function meterCall({ rooms }: Pick<Runtime, "rooms">, call: MeteredCall): void {
  (rooms.get(ROOM) as Meter | undefined)?.count(call);
}

function putBack(places: Map<string, CountedPlace>, old: CountedPlace): void {
  const place = places.get(old.key);
  if (!place) places.set(old.key, old);
  else {
    place.calls += old.calls;
    place.latency = place.latency.map((count, at) => count + (old.latency[at] ?? 0));
  }
}
