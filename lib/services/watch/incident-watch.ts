import { setTimeout as delay } from "node:timers/promises";
import type { Runtime } from "#lib/platform/runtime";
import type { Burn } from "../objectives/burn.ts";
import type { RequestsOf } from "../objectives/read-objectives.ts";
import { evaluateIncidents } from "./evaluate-incidents.ts";
import type { LooksOf } from "./explain-now.ts";

export interface IncidentWatchOptions {
  everyMs?: number;
  /** What the gateway counted, where there is one. */
  requestsOf?: RequestsOf | null;
  /** What whoever probes knows of its looks. */
  looksOf?: () => LooksOf;
}

/** Budgets burn over minutes: looking at three days of intervals more often would tell nothing sooner. */
const BURN_EVERY_MS = 60_000;

/**
 * Brings incidents and alerts to what is measured, until it is stopped. Every worker runs it, and one at a time does it. It survives the database going
 * away and coming back. @returns its end
 */
export function startIncidentWatch(
  runtime: Runtime,
  { everyMs = 10_000, requestsOf = null, looksOf }: IncidentWatchOptions = {},
): () => Promise<void> {
  const stopping = new AbortController();
  let burn: ReadonlyMap<string, Burn> | undefined;
  let burnAt = 0;

  async function look(): Promise<void> {
    const nowMs = runtime.clock.now().getTime();
    const isFresh = nowMs - burnAt < BURN_EVERY_MS;
    const found = await evaluateIncidents(runtime, {
      requestsOf,
      isPatient: true,
      ...(looksOf && { looks: looksOf() }),
      ...(isFresh && burn && { burn }),
    });
    if (!found) return;
    if (!isFresh) burnAt = nowMs;
    burn = found.burn;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => runtime.log.warn({ err: error }, "incidents could not be looked at; it is tried again"));
      await delay(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }
  const running = run();

  return async () => {
    stopping.abort();
    await running;
  };
}
