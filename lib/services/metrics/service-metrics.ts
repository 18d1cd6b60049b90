import { Counter, Gauge } from "prom-client";
import type { Runtime } from "#lib/platform/runtime";
import { withinTime } from "../finding.ts";
import { SERVICE_STATES, type ServiceState } from "../graph/states.ts";
import { knownStatus } from "../status/status-memory.ts";
import { type MeasuredService, readMeasured } from "./read-measured.ts";

/** More services than that have no metrics of their own, so that a scrape stays small; how many is a metric, too. */
const MOST_SERVICES = 500;
/** Two who scrape at about the same time cost one reading. */
const FRESH_MS = 5_000;
const SCOPE = { kind: "system", purpose: "metrics of services" } as const;
const UP: Partial<Record<ServiceState, 0 | 1>> = { operational: 1, degraded: 1, down: 0 };

interface Known {
  at: number;
  all: number;
  services: (MeasuredService & { state: ServiceState; latencyMs: number | null })[];
}

/**
 * Metrics of the registered services, read from what the status page reads when they are asked for. They are the same in every web process.
 * What is not known is left out: while the database does not answer there are none of them, and `services_metrics_readable` is 0.
 */
export function createServiceMetrics(runtime: Pick<Runtime, "db" | "clock" | "rooms" | "metrics" | "log">): void {
  const { registry } = runtime.metrics;
  const registers = [registry];
  const known = remembered(runtime);
  const eachOf = (set: (service: Known["services"][number]) => void) => async (): Promise<void> => {
    for (const service of (await known())?.services ?? []) set(service);
  };

  new Gauge({
    name: "service_state",
    help: "What a service is held to be: 1 for the one state that it is in. Of a service that nothing measures that is unknown.",
    labelNames: ["service", "state"] as const,
    registers,
    async collect() {
      this.reset();
      await eachOf(({ key, state }) => {
        for (const each of SERVICE_STATES) this.set({ service: key, state: each }, each === state ? 1 : 0);
      })();
    },
  });
  new Gauge({
    name: "service_up",
    help: "Whether a service answers: 1 also where it is degraded. Left out while that is unknown, and during maintenance.",
    labelNames: ["service"] as const,
    registers,
    async collect() {
      this.reset();
      await eachOf(({ key, state }) => {
        const up = UP[state];
        if (up !== undefined) this.set({ service: key }, up);
      })();
    },
  });
  new Gauge({
    name: "service_latency_seconds",
    help: "How long a service's newest answer to a probe took.",
    labelNames: ["service"] as const,
    registers,
    async collect() {
      this.reset();
      await eachOf(({ key, latencyMs }) => {
        if (latencyMs !== null) this.set({ service: key }, latencyMs / 1_000);
      })();
    },
  });
  new Gauge({
    name: "service_measurement_age_seconds",
    help: "How long ago a service was last looked at. Left out where nothing ever looked.",
    labelNames: ["service"] as const,
    registers,
    async collect() {
      this.reset();
      const now = runtime.clock.now().getTime();
      await eachOf(({ key, checkedAt }) => {
        if (checkedAt) this.set({ service: key }, Math.max(0, now - checkedAt.getTime()) / 1_000);
      })();
    },
  });
  new Counter({
    name: "service_probe_results_total",
    help: "Looks at a service that measured something, by what they found, since the month began (UTC).",
    labelNames: ["service", "outcome"] as const,
    registers,
    async collect() {
      this.reset();
      await eachOf(({ key, looks }) => {
        for (const [outcome, count] of Object.entries(looks ?? {})) this.inc({ service: key, outcome }, count);
      })();
    },
  });
  new Gauge({
    name: "services_registered",
    help: "Services in the registry.",
    registers,
    async collect() {
      this.remove();
      const read = await known();
      if (read) this.set(read.all);
    },
  });
  new Gauge({
    name: "services_without_metrics",
    help: `Services beyond the first ${MOST_SERVICES} by key, which have no metrics of their own.`,
    registers,
    async collect() {
      this.remove();
      const read = await known();
      if (read) this.set(read.all - read.services.length);
    },
  });
  new Gauge({
    name: "services_metrics_readable",
    help: "Whether the services' metrics could be read for this answer.",
    registers,
    async collect() {
      this.set((await known()) ? 1 : 0);
    },
  });
}

/** @returns what is known, read at most every few seconds; null while it cannot be read */
function remembered(runtime: Pick<Runtime, "db" | "clock" | "rooms" | "log">): () => Promise<Known | null> {
  let last: Known | null = null;
  let reading: Promise<Known | null> | null = null;
  return () => {
    if (last && runtime.clock.now().getTime() - last.at < FRESH_MS) return Promise.resolve(last);
    reading ??= read(runtime)
      .catch((error: unknown) => {
        runtime.log.warn({ err: error }, "the metrics of services cannot be read at the moment");
        return null;
      })
      .then((found) => {
        last = found;
        return found;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };
}

async function read(runtime: Pick<Runtime, "db" | "clock" | "rooms">): Promise<Known> {
  const now = runtime.clock.now();
  const measured = await withinTime(runtime.db.read(SCOPE, (tx) => readMeasured(tx, now, MOST_SERVICES)));
  const { situation, latencies } = await knownStatus(runtime);
  const states = new Map(situation.services.map(({ key, state }) => [key, state]));
  return {
    at: now.getTime(),
    all: situation.services.length,
    services: measured.flatMap((service) => {
      const state = states.get(service.key);
      // Entered in the second between the two readings: it has its turn with the next.
      return state ? [{ ...service, state, latencyMs: latencies.get(service.key) ?? null }] : [];
    }),
  };
}
