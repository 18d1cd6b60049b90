import { describe, expect, test } from "vitest";
import { buildGraph } from "./build-graph.ts";
import { type ExplainOptions, explain } from "./explain.ts";
import { byKey, type Explanation, wayToCause } from "./explanation.ts";
import type { Reading, Readings, ServiceState } from "./states.ts";
import { suspects } from "./suspects.ts";
import type { Dependency, ServiceGraph } from "./types.ts";

const at = (minute: number): Date => new Date(Date.parse("2026-11-24T14:00:00.000Z") + minute * 60_000);

/** "shop: orders ~hints" for each service, "~" before what it can do without. */
function graphOf(...lines: string[]): ServiceGraph {
  const rows = lines.map((line) => line.split(/:? /));
  const services = rows.map(([key = ""]) => ({ key, name: key, kind: "backend" as const, tenantScope: "platform" as const }));
  const dependencies = rows.flatMap(([from = "", ...needs]) =>
    needs.map((need): Dependency => ({ from, to: need.replace("~", ""), kind: need.startsWith("~") ? "soft" : "hard" })),
  );
  return buildGraph(services, dependencies, { refuseCycles: "none" });
}

/** Each with the minute since when it is so. */
function states(entries: Record<string, [ServiceState, number]>): Readings {
  return new Map(
    Object.entries(entries).map(([key, [state, minute]]): [string, Reading] => [
      key,
      { state, since: at(minute), checkedAt: at(60), doubtedAt: null, reason: null },
    ]),
  );
}

const explainAt = (graph: ServiceGraph, readings: Readings, minute: number, rest: Partial<ExplainOptions> = {}) =>
  explain(graph, readings, { now: at(minute), ...rest });
const causesOf = (explanation: Explanation, key: string) =>
  byKey(explanation)
    .get(key)
    ?.causes.map(({ cause }) => cause);
const wayOf = (explanation: Explanation, key: string, cause: string) => wayToCause(byKey(explanation), key, cause).map((step) => step.key);

describe("of several causes", () => {
  test("the nearer is named first, though it failed later; the time only breaks a tie, and that is told", () => {
    const graph = graphOf("near", "far", "middle: far", "x: middle near");
    const near = explainAt(graph, states({ near: ["down", 5], far: ["down", 1], middle: ["down", 2], x: ["down", 3] }), 9);
    expect(byKey(near).get("x")).toMatchObject({ causes: [{ cause: "near" }, { cause: "far" }], firstBy: "nearness" });

    const equal = graphOf("a", "b", "x: a b");
    expect(byKey(explainAt(equal, states({ a: ["down", 5], b: ["down", 1], x: ["down", 6] }), 9)).get("x")).toMatchObject({
      causes: [{ cause: "b" }, { cause: "a" }],
      firstBy: "time",
    });
    expect(byKey(explainAt(equal, states({ a: ["down", 1], b: ["down", 1], x: ["down", 6] }), 9)).get("x")).toMatchObject({
      causes: [{ cause: "a" }, { cause: "b" }],
      firstBy: "name",
    });
  });

  test("those by hard dependencies come before nearer ones by soft ones", () => {
    const graph = graphOf("hints", "db", "orders: db", "shop: orders ~hints");
    const explanation = explainAt(graph, states({ hints: ["down", 1], db: ["degraded", 2], orders: ["degraded", 3], shop: ["degraded", 4] }), 9);
    expect(byKey(explanation).get("shop")).toMatchObject({
      causes: [
        { cause: "db", isSoft: false },
        { cause: "hints", isSoft: true },
      ],
      firstBy: "hardness",
    });
  });

  test("no more are looked for than asked", () => {
    const graph = graphOf("a", "b", "c", "d", "x: a b c d", "y: x");
    const down = states({ a: ["down", 1], b: ["down", 1], c: ["down", 1], d: ["down", 1], x: ["down", 2], y: ["down", 3] });
    expect(causesOf(explainAt(graph, down, 9, { maxCauses: 2 }), "x")).toHaveLength(2);
    expect(causesOf(explainAt(graph, down, 9, { maxCauses: 2 }), "y")).toEqual(causesOf(explainAt(graph, down, 9, { maxCauses: 2 }), "x"));
    expect(causesOf(explainAt(graph, down, 9), "y")).toEqual(["a", "b", "c", "d"]);
  });
});

describe("the way that is told", () => {
  test("goes by what is certain before it goes by what is likely", () => {
    const graph = graphOf("db", "auth: db", "shop: db auth");
    const explanation = explainAt(graph, states({ db: ["down", 1], auth: ["degraded", 2], shop: ["down", 3] }), 9);
    expect(wayOf(explanation, "shop", "db")).toEqual(["db"]);
  });

  test("to a cause by hard dependencies takes no soft one on the way", () => {
    const graph = graphOf("db", "auth: ~db", "shop: db auth");
    const explanation = explainAt(graph, states({ db: ["down", 1], auth: ["degraded", 2], shop: ["degraded", 3] }), 9);
    expect(byKey(explanation).get("shop")?.causes).toMatchObject([{ cause: "db", via: "db", isSoft: false }]);
  });
});

describe("a service that fails on", () => {
  const graph = graphOf("db", "cache: db", "shop: cache");
  const before = explainAt(graph, states({ db: ["down", 1], cache: ["down", 2], shop: ["down", 3] }), 5);

  test("is not excused for a failure that began after the last explanation", () => {
    const again = states({ db: ["operational", 6], cache: ["operational", 6], shop: ["down", 7] });
    expect(byKey(explainAt(graph, again, 7, { previous: before })).get("shop")).toMatchObject({ role: "cause", heldSince: null });
    const still = states({ db: ["operational", 6], cache: ["operational", 6], shop: ["down", 3] });
    const held = explainAt(graph, still, 7, { previous: before });
    expect(byKey(held).get("shop")).toMatchObject({ role: "consequence", heldSince: at(7), causes: [{ cause: "db", via: "db" }] });
    expect(held.causes).toMatchObject([{ key: "db", kind: "recovered", state: "operational", since: at(6), consequences: ["shop"] }]);
  });

  test("follows its cause to what is found behind that", () => {
    const deeper = graphOf("disk", "db: disk", "cache: db", "shop: cache");
    const previous = explainAt(deeper, states({ disk: ["operational", 0], db: ["down", 1], cache: ["down", 2], shop: ["down", 3] }), 5);
    const found = explainAt(deeper, states({ disk: ["down", 6], db: ["down", 1], cache: ["operational", 6], shop: ["down", 3] }), 6, { previous });
    expect(causesOf(found, "shop")).toEqual(["disk"]);
    expect(wayOf(found, "shop", "disk")).toEqual(["db", "disk"]);
    expect(found.causes).toMatchObject([{ key: "disk", consequences: ["db", "shop"] }]);
  });

  test("is not said to recover from something that is no longer known of", () => {
    const lost = states({ db: ["unknown", 6], cache: ["unknown", 6], shop: ["down", 3] });
    expect(byKey(explainAt(graph, lost, 6, { previous: before })).get("shop")).toMatchObject({
      role: "cause",
      perhaps: [{ key: "cache", isMonitored: true, behind: null }],
    });
  });
});

describe("what is unknown", () => {
  test("stands before a failure only by hard dependencies, and not before that of the service itself", () => {
    const soft = graphOf("db", "gateway: ~db", "shop: gateway");
    expect(byKey(explainAt(soft, states({ db: ["down", 1], shop: ["down", 1] }), 9)).get("shop")?.perhaps).toEqual([
      { key: "gateway", kind: "hard", isMonitored: false, behind: null },
    ]);
    const circle = graphOf("shop: gateway", "gateway: shop");
    expect(byKey(explainAt(circle, states({ shop: ["down", 1] }), 9)).get("shop")?.perhaps).toMatchObject([{ key: "gateway", behind: null }]);
  });

  test("is perhaps behind a degraded service by a soft dependency, and never behind one that is down", () => {
    const graph = graphOf("hints", "shop: ~hints");
    expect(byKey(explainAt(graph, states({ shop: ["degraded", 1] }), 9)).get("shop")?.perhaps).toMatchObject([{ key: "hints", kind: "soft" }]);
    expect(byKey(explainAt(graph, states({ shop: ["down", 1] }), 9)).get("shop")?.perhaps).toEqual([]);
  });
});

describe("a doubted dependency", () => {
  test("throws suspicion by its own time on what is behind it", () => {
    const graph = graphOf("disk", "db: disk", "shop: db");
    const reading = (state: ServiceState, checkedAt: number, doubtedAt: number | null): Reading => ({
      state,
      since: at(0),
      checkedAt: at(checkedAt),
      doubtedAt: doubtedAt === null ? null : at(doubtedAt),
      reason: null,
    });
    // The disk was looked at after the database began to be doubted, though before the shop did.
    const readings = new Map([
      ["disk", reading("operational", 3, null)],
      ["db", reading("operational", 2, 2)],
      ["shop", reading("operational", 5, 5)],
    ]);
    expect(suspects(graph, readings).map(({ key }) => key)).toEqual(["db"]);
  });
});
