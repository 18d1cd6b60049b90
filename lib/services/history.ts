import type { Runtime } from "#lib/platform/runtime";
import { withinTime } from "./finding.ts";
import { looksOfParts } from "./looks-of-parts.ts";
import { type Change, joinRecorded, type PartRecord } from "./policy.ts";
import { settleStates } from "./probing/settle-states.ts";
import { readStates, recordChange, recordStates } from "./record-states.ts";
import { OWN_SERVICES, serviceOfPart } from "./registry/own-parts.ts";
import { evaluateIncidents } from "./watch/evaluate-incidents.ts";

/** What the prober found, on its way into the database. */
export interface History {
  /** Notes a change; it is recorded as soon as the database can be written. */
  add(change: Change): void;
  close(): Promise<void>;
}

const RECORD_EVERY_MS = 10_000;
const RETRY_AFTER_MS = 2_000;
/** Of an outage of the database itself only so much is remembered until it is back. */
const MAX_WAITING_CHANGES = 500;

/**
 * Records the prober's changes at once and its newest measurements every 10 s. Before the first writing it reads what
 * was recorded before this process, so that `since` outlives a restart. The intervals of the services that the parts stand for follow. What
 * happened while the database was away is written one after the other, so that its intervals and its incident are there afterwards.
 * @param records the prober's own, which reading completes
 */
export function createHistory(runtime: Pick<Runtime, "db" | "log" | "jobs" | "clock">, records: Map<string, PartRecord>): History {
  const { db, log, clock } = runtime;
  let waiting: Change[] = [];
  let isJoined = false;
  let isFailing = false;
  let underWay: Promise<void> | null = null;

  async function join(): Promise<void> {
    for (const [part, recorded] of await readStates(db)) {
      const { record, change } = joinRecorded(part, recorded, records.get(part) ?? null);
      records.set(part, record);
      // Before what was measured later of the same part.
      if (change && !waiting.some((each) => each.part === part)) waiting.unshift(change);
    }
    isJoined = true;
  }

  async function writeChanges(): Promise<void> {
    for (let batch = oldestOfEach(waiting); batch.length > 0; batch = oldestOfEach(waiting)) {
      for (const change of batch) await recordChange(db, change);
      // As of then, and told before what came after it, which may be noted any moment.
      const at = new Date(Math.max(...batch.map((change) => change.at.getTime())));
      const keys = batch.map(({ part }) => serviceOfPart(part)).filter((key) => key !== null);
      await settleStates(runtime, keys, at);
      await evaluateIncidents(runtime, { looks: looksOfParts(records) });
      const written = new Set(batch);
      waiting = waiting.filter((change) => !written.has(change));
    }
  }

  async function write(): Promise<void> {
    try {
      if (!isJoined) await join();
      await writeChanges();
      if (records.size > 0) await recordStates(db, records);
      // Here as well as by the workers, which may be what is down.
      await settleStates(runtime, OWN_SERVICES, clock.now());
      // Then nobody looks at anything else, and nobody but us can say that it is not known any more.
      if (records.get("worker")?.state === "down") await settleStates(runtime, "restless", clock.now());
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, "the platform's states cannot be recorded at the moment");
      isFailing = true;
    }
  }

  function flush(): void {
    underWay ??= write().finally(() => {
      underWay = null;
      // What was noted during the last of it.
      if (!isFailing && waiting.length > 0) flush();
    });
  }

  flush();
  const timer = setInterval(flush, RECORD_EVERY_MS);
  const retryTimer = setInterval(() => waiting.length > 0 && flush(), RETRY_AFTER_MS);
  for (const each of [timer, retryTimer]) each.unref();

  return {
    add(change) {
      waiting.push(change);
      if (waiting.length > MAX_WAITING_CHANGES) waiting.shift();
      flush();
    },
    async close() {
      clearInterval(timer);
      clearInterval(retryTimer);
      // The process ends either way: a database that does not answer is not waited for.
      if (underWay) await withinTime(underWay).catch(() => undefined);
    },
  };
}

/** The oldest changes, one of each part: those that were true at the same time. */
function oldestOfEach(waiting: readonly Change[]): Change[] {
  const seen = new Set<string>();
  const end = waiting.findIndex(({ part }) => seen.size === seen.add(part).size);
  return end < 0 ? [...waiting] : waiting.slice(0, end);
}
