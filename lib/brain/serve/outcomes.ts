import type { Log } from "#lib/platform/log";

/** What requests through the gateway tell of an instance, in the words of the services' state machine. */
export interface InstanceOutcome {
  serviceKey: string;
  address: string;
  at: Date;
  state: "operational" | "down";
  reason: "refused" | "timeout" | "error" | "wrong" | null;
}

const REPORT_EVERY_MS = 1_000;

/** Collects them, and reports each second the last good and the last bad one of each instance. */
export function startOutcomes(report: ((batch: InstanceOutcome[]) => Promise<void> | void) | undefined, log: Log) {
  let batch = new Map<string, InstanceOutcome>();
  const flush = async () => {
    if (!report || batch.size === 0) return;
    const taken = [...batch.values()];
    batch = new Map();
    try {
      await report(taken);
    } catch (error) {
      log.warn({ err: error, outcomes: taken.length }, "what the gateway saw of services could not be reported");
    }
  };
  const timer = setInterval(() => void flush(), REPORT_EVERY_MS).unref();
  return {
    add(serviceKey: string, address: string, reason: InstanceOutcome["reason"]): void {
      if (!report) return;
      const state = reason === null ? "operational" : "down";
      const key = `${state} ${serviceKey} ${address}`;
      const known = batch.get(key);
      // Of many within a second one says as much as all; only the time of the last one is wanted.
      if (known) {
        known.reason = reason;
        known.at = new Date();
      } else batch.set(key, { serviceKey, address, at: new Date(), state, reason });
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await flush();
    },
  };
}

export type Outcomes = ReturnType<typeof startOutcomes>;
