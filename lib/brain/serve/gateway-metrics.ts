import { Counter, Gauge, Histogram } from "prom-client";
import type { Metrics } from "#lib/platform/metrics";

/** By route, which an operator made: nobody who sends requests can make up a time series. */
export function createGatewayMetrics({ registry }: Pick<Metrics, "registry">, underWay: () => { requests: number; tunnels: number }) {
  const registers = [registry];
  new Gauge({
    name: "gateway_requests_under_way",
    help: "Requests and WebSockets that go through the gateway now.",
    labelNames: ["kind"] as const,
    registers,
    collect() {
      const { requests, tunnels } = underWay();
      this.set({ kind: "request" }, requests);
      this.set({ kind: "websocket" }, tunnels);
    },
  });
  return {
    requests: new Counter({
      name: "gateway_requests_total",
      help: "Requests to the gateway, by route, class of the answer's status, and how they ended.",
      labelNames: ["route", "status", "outcome"] as const,
      registers,
    }),
    seconds: new Histogram({
      name: "gateway_request_duration_seconds",
      help: "Time from the request to the end of its answer.",
      labelNames: ["route"] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    retries: new Counter({ name: "gateway_retries_total", help: "Requests that were sent again.", labelNames: ["route"] as const, registers }),
    ejections: new Counter({
      name: "gateway_ejections_total",
      help: "Instances that got no requests for a while, since they had failed too often in a row.",
      labelNames: ["service"] as const,
      registers,
    }),
    breakers: new Counter({
      name: "gateway_breaker_changes_total",
      help: "Circuit breakers that opened, tried again or closed.",
      labelNames: ["route", "state"] as const,
      registers,
    }),
  };
}

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>;
