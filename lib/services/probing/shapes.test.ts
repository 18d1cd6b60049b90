import { describe, expect, test } from "vitest";
import { columnsOfProbe, probeOf } from "./probe-row.ts";
import { sayProbe } from "./say-probe.ts";
import { serviceProbe, serviceProbes } from "./shapes.ts";

const KINDS = [
  { kind: "http", path: "/health", json: [{ pointer: "/ok", equals: true }] },
  { kind: "tcp", target: "db.example:5432" },
  { kind: "postgres", query: "SELECT 1", equals: "1" },
  { kind: "redis", role: "master" },
  { kind: "grpc", service: "shop" },
  { kind: "dns", record: "example.com", values: ["192.0.2.1"] },
  { kind: "heartbeat", everySeconds: 60 },
];

describe("a probe", () => {
  test.each(KINDS)("of %j is the same after it was written and read", (over) => {
    const probe = serviceProbe.parse({ name: "live", ...over });
    const { intervalSeconds, timeoutMs, isPaused, config, ...columns } = columnsOfProbe(probe);
    const row = { ...columns, interval_seconds: intervalSeconds, timeout_ms: timeoutMs, is_paused: isPaused };
    // The database gives fields back in an order of its own.
    const stored = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(config)) as object).toReversed());
    const read = probeOf({ ...row, config: stored });
    expect(read).toEqual(probe);
    expect(sayProbe(read)).toBe(sayProbe(probe));
  });

  test.each([
    [{ kind: "http", intervalSeconds: 4 }],
    [{ kind: "http", intervalSeconds: 3_601 }],
    [{ kind: "http", intervalSeconds: 5, timeoutMs: 6_000 }],
    [{ kind: "http", path: "no-slash" }],
    [{ kind: "http", target: "https://me:secret@a.example" }],
    [{ kind: "http", password: "secret" }],
    [{ kind: "dns", record: "-bad" }],
    [{ kind: "smtp" }],
    [{ kind: "tcp", name: "No Name" }],
  ])("of %j is refused", (over) => {
    expect(serviceProbe.safeParse({ name: "live", ...over }).success).toBe(false);
  });

  test("has a name of its own within its service", () => {
    const probe = { name: "live", kind: "tcp" };
    expect(serviceProbes.safeParse([probe, probe]).success).toBe(false);
    expect(serviceProbes.parse(undefined)).toEqual([]);
  });

  test("is said differently for whatever is different", () => {
    const say = (over: object) => sayProbe(serviceProbe.parse({ name: "live", kind: "http", ...over }));
    const all = [
      {},
      { path: "/x" },
      { isPaused: true },
      { headers: [{ name: "a" }] },
      { headers: [{ name: "a", contains: "b" }] },
      { timeoutMs: 100 },
    ];
    expect(new Set(all.map(say)).size).toBe(all.length);
  });
});
