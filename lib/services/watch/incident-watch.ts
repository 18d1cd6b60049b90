import { setTimeout as delay } from "node:timers/promises";
import { startListener } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import type { Explanation } from "../graph/explanation.ts";
import type { Burn } from "../objectives/burn.ts";
import type { RequestsOf } from "../objectives/read-objectives.ts";
import type { LooksOf } from "../probing/read-looks.ts";
import { STATES_CHANNEL } from "../states/state-changes.ts";
import { CONFIRMED_WITHIN_MS } from "./causes-to-tell.ts";
import { evaluateIncidents } from "./evaluate-incidents.ts";

export interface IncidentWatchOptions {
  /** How often it looks where nothing changes: for what the time alone brings, and for changes that were not heard of. */
  everyMs?: number;
  /** What the gateway counted, where there is one. */
  requestsOf?: RequestsOf | null;
  /** Looks of this process that are newer than what is written down of them. */
  looksOf?: () => LooksOf;
}

/** Budgets burn over minutes: looking at three days of intervals more often would tell nothing sooner. */
const BURN_EVERY_MS = 60_000;
/** Changes that come so soon after each other are looked at together. */
const TOGETHER_MS = 200;
/** Where somebody else looks at this moment, who may have begun before the change, and where a dependency is being looked at again. */
const AGAIN_AFTER_MS = 1_000;

/**
 * Brings incidents and alerts to what is measured, until it is stopped: as soon as a state changes, in whatever process that was seen, and
 * every few seconds besides. Every process may run it, and one at a time does it. It survives the database going away and coming back.
 * @returns its end
 */
export function startIncidentWatch(
  runtime: Runtime,
  { everyMs = 10_000, requestsOf = null, looksOf }: IncidentWatchOptions = {},
): () => Promise<void> {
  const { log } = runtime;
  const stopping = new AbortController();
  let burn: ReadonlyMap<string, Burn> | undefined;
  let burnAt = 0;
  let change = Promise.withResolvers<void>();
  const listener = startListener({
    databaseUrl: runtime.databaseUrl,
    channels: [STATES_CHANNEL],
    log,
    onNotification: () => change.resolve(),
    onConnected: () => change.resolve(),
  });

  /** @returns after how long to look again, if nothing changes before */
  async function look(): Promise<number> {
    const nowMs = runtime.clock.now().getTime();
    const isFresh = nowMs - burnAt < BURN_EVERY_MS;
    const found = await evaluateIncidents(runtime, {
      requestsOf,
      isPatient: true,
      ...(looksOf && { looks: looksOf() }),
      ...(isFresh && burn && { burn }),
    });
    if (!found) return Math.min(AGAIN_AFTER_MS, everyMs);
    if (!isFresh) burnAt = nowMs;
    burn = found.burn;
    return isOpen(found.situation.explanation) ? Math.min(AGAIN_AFTER_MS, everyMs) : everyMs;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Before looking: what changes meanwhile is looked at afterwards.
      change = Promise.withResolvers<void>();
      const waitMs = await look().catch((error: unknown) => {
        log.warn({ err: error }, "incidents could not be looked at; it is tried again");
        return everyMs;
      });
      await pause(Math.min(TOGETHER_MS, everyMs));
      await changeWithin(waitMs);
    }
  }

  async function changeWithin(ms: number): Promise<void> {
    const heard = new AbortController();
    const signal = AbortSignal.any([heard.signal, stopping.signal]);
    await Promise.race([change.promise, delay(ms, undefined, { signal, ref: false }).catch(() => undefined)]);
    heard.abort();
  }
  const pause = (ms: number) => delay(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  const running = run();

  return async () => {
    stopping.abort();
    await Promise.all([running, listener.close()]);
  };
}

/** Whether a cause may still turn out to be a consequence: what it needs is being looked at again. */
function isOpen({ at, causes, services }: Explanation): boolean {
  const unconfirmed = new Set(services.flatMap(({ key, unconfirmed: needs }) => (needs.length > 0 ? [key] : [])));
  return causes.some(
    ({ members, since }) =>
      since !== null && at.getTime() - since.getTime() < CONFIRMED_WITHIN_MS && members.some((member) => unconfirmed.has(member)),
  );
}
