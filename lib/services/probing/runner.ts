import { setTimeout as delay } from "node:timers/promises";
import type { Runtime } from "#lib/platform/runtime";
import { evaluateIncidents } from "../watch/evaluate-incidents.ts";
import { claimLooks } from "./claim-looks.ts";
import { createLooker } from "./looker.ts";
import { forgetRequests } from "./note-gateway-outcomes.ts";
import { createRemembered } from "./remembered.ts";
import { type MaintenanceOf, settleStates } from "./settle-states.ts";
import { createSuspicion } from "./suspicion.ts";
import { tendProbes } from "./tend-probes.ts";
import { createWaitingResults } from "./waiting-results.ts";
import { releaseLooks, type Taken, writeResults } from "./write-results.ts";

export type ProbeRuntime = Pick<Runtime, "db" | "jobs" | "clock" | "log" | "authSecret">;

interface RunnerOptions {
  maintenanceOf?: MaintenanceOf;
  /** Told by how much each look came later than it was due. */
  onLook?: (lateMs: number) => void;
}

const CLAIM_EVERY_MS = 200;
/** After a start all are due: a thousand a second are taken, and memory does not have to hold them all at once. */
const MOST_CLAIMED = 200;
/** What is due so soon is claimed at once, and waited for. */
const AHEAD_MS = 300;
const WRITE_EVERY_MS = 500;
const MOST_AT_ONCE = 1_000;
const TEND_EVERY_MS = 5_000;
/** A database that says nothing for so long is away: what is due is known from memory then. */
const AWAY_AFTER_MS = 3_000;
const THOROUGH_EVERY_MS = 60_000;
const STOP_WAIT_MS = 2_500;

/**
 * Runs the probes of all services until it is stopped, beside other workers and without looking twice: claims what is due, looks, writes down
 * what was found, and brings the states of the services up to date. While the database is away it goes on by memory, and writes
 * later what it found.
 * @returns its end: it finishes what is under way, as far as that takes a few seconds
 */
export function startProbeRunner(runtime: ProbeRuntime, { maintenanceOf, onLook }: RunnerOptions = {}): () => Promise<void> {
  const { db, clock, log } = runtime;
  /** Services of which a look said something new. */
  let touched = new Set<string>();
  const stopping = new AbortController();
  const remembered = createRemembered();
  const suspicion = createSuspicion(runtime);
  const waiting = createWaitingResults((count) => log.warn({ count }, "results of probes were given up: the database has been away for long"));
  const looker = createLooker({ runtime, onLook, onTaken: taken });
  let claimedAt = clock.now().getTime();
  /** Since when the database has answered whenever it was asked. */
  let steadySince = claimedAt;
  let thoroughAt = claimedAt;

  function taken(look: Taken): void {
    remembered.learn(look.claimed.id, look.monitor);
    waiting.add(look);
  }

  async function claim(): Promise<void> {
    for (const isSlow of [false, true]) {
      const most = Math.min(looker.free(isSlow), MOST_CLAIMED);
      if (most === 0) continue;
      const now = clock.now();
      const claimed = await claimLooks(db, { now, until: new Date(now.getTime() + AHEAD_MS), most, isSlow });
      for (const each of claimed.map(remembered.newest)) {
        remembered.note(each);
        looker.take(each);
      }
    }
    const now = clock.now().getTime();
    // A database that hangs fails nothing, and is away all the same.
    if (now - claimedAt >= AWAY_AFTER_MS) steadySince = now;
    claimedAt = now;
  }

  async function goOnByMemory(): Promise<void> {
    const now = clock.now();
    if (now.getTime() - claimedAt < AWAY_AFTER_MS) return;
    for (const each of remembered.due(now)) if (looker.free(each.isSlow) > 0) looker.take(each);
  }

  async function write(): Promise<void> {
    while (waiting.size > 0) {
      const batch = waiting.take(MOST_AT_ONCE);
      try {
        await settleGap(batch);
        await writeResults(db, batch);
      } catch (error) {
        waiting.putBack(batch);
        throw error;
      }
      const news = batch.filter(saysSomethingNew).map(({ claimed }) => claimed.serviceKey);
      if (waiting.isBehind(batch)) {
        // What waited is settled as of then, so that what happened while the database was away is told as it was.
        await settleStates(runtime, [...new Set(news)], new Date(Math.max(...batch.map(({ at }) => at.getTime()))), maintenanceOf);
        // Before what came after it: what failed and recovered meanwhile had its incident, too.
        if (news.length > 0) await evaluateIncidents(runtime);
      } else for (const key of news) touched.add(key);
    }
  }

  /** Beside the writing, which does not wait for it. */
  async function settle(): Promise<void> {
    if (touched.size === 0) return;
    const keys = touched;
    touched = new Set();
    try {
      const readings = await settleStates(runtime, [...keys], clock.now(), maintenanceOf);
      await suspicion.follow(readings, maintenanceOf);
    } catch (error) {
      for (const key of keys) touched.add(key);
      throw error;
    }
  }

  /** What nobody looked at for long was unknown until these looks. */
  async function settleGap(batch: readonly Taken[]): Promise<void> {
    const stale = batch.filter(({ wasStale }) => wasStale);
    if (stale.length === 0) return;
    const first = Math.min(...stale.map(({ at }) => at.getTime()));
    await settleStates(runtime, [...new Set(stale.map(({ claimed }) => claimed.serviceKey))], new Date(first - 1), maintenanceOf);
  }

  async function tend(): Promise<void> {
    await tendProbes(runtime);
    // After an outage what was found meanwhile is written first, by every worker.
    const now = clock.now();
    if (now.getTime() - steadySince < TEND_EVERY_MS) return;
    // What a worker found that died before it told is told by another.
    const isThorough = now.getTime() - thoroughAt >= THOROUGH_EVERY_MS;
    await settleStates(runtime, isThorough ? "all" : "restless", now, maintenanceOf);
    if (isThorough) thoroughAt = now.getTime();
    await forgetRequests(db, now);
  }

  /** One after the other, for ever. A failure is told once, and its end. */
  async function repeat(what: string, everyMs: number, work: () => Promise<void>): Promise<void> {
    let isFailing = false;
    while (!stopping.signal.aborted) {
      try {
        await work();
        if (isFailing) log.info(`${what}: it works again`);
        isFailing = false;
      } catch (error) {
        steadySince = clock.now().getTime();
        if (!isFailing) log.warn({ err: error }, `${what}: it does not work at the moment`);
        isFailing = true;
      }
      await delay(everyMs, null, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  const running = Promise.all([
    repeat("what a probe finds is written down", WRITE_EVERY_MS, write),
    repeat("probes that are due are claimed", CLAIM_EVERY_MS, claim),
    repeat("probes go on by memory", CLAIM_EVERY_MS, goOnByMemory),
    repeat("states of services follow what is found", WRITE_EVERY_MS, settle),
    repeat("probes have their turns", TEND_EVERY_MS, tend),
  ]);

  return async () => {
    stopping.abort();
    const rest = await looker.stop(STOP_WAIT_MS);
    await Promise.race([running, delay(STOP_WAIT_MS, null, { ref: false })]);
    await Promise.all([write().then(settle), releaseLooks(db, rest)]).catch((error: unknown) =>
      log.warn({ err: error }, "the last results of probes could not be written"),
    );
  };
}

/** Whether a look changed what is held to be true, or began or ended a doubt of it. */
function saysSomethingNew({ claimed: { monitor: before }, monitor: after, wasStale }: Taken): boolean {
  return (
    wasStale || !before || before.state !== after.state || before.bad.against !== after.bad.against || before.down.against !== after.down.against
  );
}
