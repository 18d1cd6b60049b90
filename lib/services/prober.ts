import type { Runtime } from "#lib/platform/runtime";
import { type Check, checksOf } from "./checks.ts";
import { withinTime } from "./finding.ts";
import { createHistory } from "./history.ts";
import { looksOfParts } from "./looks-of-parts.ts";
import { changeBetween, nextRecord, type PartRecord, snapshotOf } from "./policy.ts";
import type { StatusSnapshot } from "./schema.ts";
import { startIncidentWatch } from "./watch/incident-watch.ts";

export interface Prober {
  /** What was last measured, from memory: it answers with the database down, too. */
  current(): StatusSnapshot;
  stop(): Promise<void>;
}

interface Options {
  runtime: Runtime;
  /** Where this process answers over the loopback, such as "http://127.0.0.1:3000". */
  baseUrl: string;
}

/** The name under which the prober is kept in the runtime. */
const ROOM = "services";
const RECHECK_AFTER_MS = 2_000;
const STAGGER_MS = 300;
/** The workers do it more often; this is for when there is none. */
const INCIDENTS_EVERY_MS = 30_000;

/**
 * Measures every part of the platform again and again, keeps what it found in the runtime and records changes. It watches over incidents beside the
 * workers: they may be what is down.
 */
export function startProbing({ runtime, baseUrl }: Options): Prober {
  const { clock, log, rooms } = runtime;
  const records = new Map<string, PartRecord>();
  const stopping = new AbortController();
  const history = createHistory(runtime, records);
  const stopIncidentWatch = startIncidentWatch(runtime, { everyMs: INCIDENTS_EVERY_MS, looksOf: () => looksOfParts(records) });

  async function look(check: Check): Promise<PartRecord> {
    const measurement = await check.measure();
    const previous = records.get(check.part) ?? null;
    const record = nextRecord(previous, measurement);
    if (stopping.signal.aborted) return record; // a request that the stop cut off says nothing about the part
    records.set(check.part, record);
    const change = changeBetween(check.part, previous, record);
    if (change) {
      log[change.state === "operational" ? "info" : "warn"](
        { part: change.part, state: change.state, detail: change.detail },
        "a part of the platform changed its state",
      );
      history.add(change);
    }
    return record;
  }

  async function keepLooking(check: Check, startAfterMs: number): Promise<void> {
    await pause(startAfterMs, stopping.signal);
    while (!stopping.signal.aborted) {
      const record = await look(check);
      const isSettled = record.state === "operational" && record.doubtedAt === null;
      await pause(isSettled ? check.everyMs : Math.min(check.everyMs, RECHECK_AFTER_MS), stopping.signal);
    }
  }

  checksOf(runtime, baseUrl, stopping.signal).forEach((check, index) => {
    // One after the other, or all pages would be rendered at once.
    keepLooking(check, index * STAGGER_MS).catch((error: unknown) => log.error({ err: error, part: check.part }, "a part is no longer measured"));
  });

  const prober: Prober = {
    current: () => snapshotOf(records, clock.now()),
    async stop() {
      stopping.abort();
      await Promise.all([history.close(), withinTime(stopIncidentWatch()).catch(() => undefined)]);
    },
  };
  rooms.set(ROOM, prober);
  return prober;
}

/** The platform's parts as this process last measured them; all unknown where nothing is measured. Reads memory only. */
export function currentStatus({ rooms, clock }: Pick<Runtime, "rooms" | "clock">): StatusSnapshot {
  // Only startProbing writes under this name; the map cannot say so.
  const prober = rooms.get(ROOM) as Prober | undefined;
  return prober ? prober.current() : snapshotOf(new Map(), clock.now());
}

/** Waits without keeping the process alive, and no longer than until the stop. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    timer.unref();
    signal.addEventListener("abort", finish);
  });
}
