/** Prometheus metrics of one process, with names as https://prometheus.io/docs/practices/naming/ asks. */
import { performance } from "node:perf_hooks";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  registry: Registry;
  contentType: string;
  render(): Promise<string>;
  /** Starts the clock of a request; call the result with the status when the answer is out. */
  startRequest(request: { method?: string; url?: string }): (status: number) => void;
  jobs: Counter<"job" | "outcome">;
  jobSeconds: Histogram<"job">;
  sockets: Gauge;
  /** Counts the connections of `source` whenever the metrics are read. */
  watchConnections(source: () => { used: number; idle: number; waiting: number }): void;
  /** Asks `source` whenever the metrics are read how far readers of the log of events are behind it. */
  watchLog(source: () => Promise<{ reader: string; waiting: number; oldest: Date | null }[]>): void;
  storeErrors: Counter;
  /** What broke the rules of HTTP so that there was no request to speak of. */
  refusedRequests: Counter<"reason">;
}

/** The metrics of this process. Each call has a registry of its own, so that tests do not share. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the request to the end of its answer.",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  return {
    registry,
    contentType: registry.contentType,
    render: () => registry.metrics(),
    startRequest(request) {
      const start = performance.now();
      return (status) => {
        const labels = { method: knownMethod(request.method), route: routeLabel(request.url ?? "/"), status: String(status) };
        requests.observe(labels, (performance.now() - start) / 1_000);
      };
    },
    jobs: new Counter({ name: "jobs_finished_total", help: "Jobs that were handled.", labelNames: ["job", "outcome"] as const, registers }),
    jobSeconds: new Histogram({ name: "job_duration_seconds", help: "Time a job took.", labelNames: ["job"] as const, registers }),
    sockets: new Gauge({ name: "realtime_sockets", help: "Sockets that are connected to this process.", registers }),
    watchConnections(source) {
      new Gauge({
        name: "database_connections",
        help: "Connections of this process to PostgreSQL, and callers that wait for one.",
        labelNames: ["state"] as const,
        registers,
        collect() {
          for (const [state, count] of Object.entries(source())) this.set({ state }, count);
        },
      });
    },
    watchLog(source) {
      const lagSeconds = new Gauge({
        name: "event_log_lag_seconds",
        help: "For how long the first event that a reader of the log has not read waits.",
        labelNames: ["reader"] as const,
        registers,
      });
      new Gauge({
        name: "event_log_waiting",
        help: "Events that a reader of the log has not read; a count above 10000 means more than that.",
        labelNames: ["reader"] as const,
        registers,
        async collect() {
          this.reset();
          lagSeconds.reset();
          // Without a database the others are told all the same.
          for (const { reader, waiting, oldest } of await source().catch(() => [])) {
            this.set({ reader }, waiting);
            lagSeconds.set({ reader }, oldest ? Math.max(0, (Date.now() - oldest.getTime()) / 1_000) : 0);
          }
        },
      });
    },
    refusedRequests: new Counter({
      name: "http_requests_refused_total",
      help: "Requests that were refused before anybody looked at what they ask for: by the parser of HTTP, or for the host or path that they name.",
      labelNames: ["reason"] as const,
      registers,
    }),
    storeErrors: new Counter({ name: "store_errors_total", help: "Commands to the key-value store that failed.", registers }),
  };
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const knownMethod = (method = "") => (METHODS.has(method) ? method : "OTHER");
const AREAS = new Set([
  "admin",
  "portal",
  "status",
  "login",
  "developers",
  "api",
  "no-access",
  "_next",
  "v1",
  "auth",
  "health",
  "tenants",
  "campaigns",
  "gamification",
  "metrics",
  "openapi.json",
]);

/** A path made of known words only, since each label value is a time series that somebody could make up. */
function routeLabel(url: string): string {
  const parts = url.split("?", 1)[0]?.split("/").filter(Boolean).slice(0, 4) ?? [];
  if (parts.length === 0) return "/";
  return `/${parts.map((part) => (AREAS.has(part) ? part : ":other")).join("/")}`;
}
