import type { Log } from "#lib/platform/log";
import type { Instance } from "../table/instance.ts";

/** What requests through the gateway tell of an instance, in the words of the services' state machine. */
export interface InstanceOutcome {
  serviceKey: string;
  address: string;
  at: Date;
  state: "operational" | "down";
  reason: "refused" | "timeout" | "error" | "wrong" | null;
}

type Reported = Pick<Instance, "service" | "address">;

const REPORT_EVERY_MS = 1_000;

interface Seen {
  /** By `Date.now()`; 0 for none in this second. */
  goodAt: number;
  badAt: number;
  reason: InstanceOutcome["reason"];
}

/** Collects them, and reports each second the last good and the last bad one of each instance: of many within a second one says as much as all. */
export function startOutcomes(report: ((batch: InstanceOutcome[]) => Promise<void> | void) | undefined, log: Log) {
  let seen = new Map<Reported, Seen>();
  const flush = async () => {
    if (!report || seen.size === 0) return;
    const batch: InstanceOutcome[] = [];
    for (const [{ service: serviceKey, address }, { goodAt, badAt, reason }] of seen) {
      if (goodAt > 0) batch.push({ serviceKey, address, at: new Date(goodAt), state: "operational", reason: null });
      if (badAt > 0) batch.push({ serviceKey, address, at: new Date(badAt), state: "down", reason });
    }
    seen = new Map();
    try {
      await report(batch);
    } catch (error) {
      log.warn({ err: error, outcomes: batch.length }, "what the gateway saw of services could not be reported");
    }
  };
  const timer = setInterval(() => void flush(), REPORT_EVERY_MS).unref();
  return {
    /** @param reason null for one that went well */
    add(instance: Reported, reason: InstanceOutcome["reason"]): void {
      if (!report) return;
      let of = seen.get(instance);
      if (!of) {
        of = { goodAt: 0, badAt: 0, reason: null };
        seen.set(instance, of);
      }
      if (reason === null) of.goodAt = Date.now();
      else {
        of.badAt = Date.now();
        of.reason = reason;
      }
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await flush();
    },
  };
}

export type Outcomes = ReturnType<typeof startOutcomes>;
