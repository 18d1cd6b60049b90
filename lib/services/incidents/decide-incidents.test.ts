import { describe, expect, it } from "vitest";
import { buildGraph } from "../graph/build-graph.ts";
import { explain } from "../graph/explain.ts";
import type { Explanation } from "../graph/explanation.ts";
import type { Reading, ServiceState } from "../graph/states.ts";
import type { ServiceKind, TenantScope } from "../graph/types.ts";
import { decideIncidents, type OpenIncident } from "./decide-incidents.ts";

const T = Date.parse("2026-06-15T12:00:00Z");
const at = (seconds: number) => new Date(T + seconds * 1_000);
const node = (key: string, kind: ServiceKind = "backend", tenantScope: TenantScope = "platform") => ({ key, name: key, kind, tenantScope });
const graph = buildGraph(
  [node("db", "database"), node("auth"), node("shop", "frontend", ["t1"]), node("site", "frontend"), node("lonely")],
  [
    { from: "auth", to: "db", kind: "hard" },
    { from: "site", to: "auth", kind: "hard" },
    { from: "shop", to: "auth", kind: "soft" },
  ],
);
type States = Record<string, [ServiceState, number]>;
const readings = (states: States) =>
  new Map(
    Object.entries(states).map(([key, [state, since]]): [string, Reading] => [
      key,
      { state, since: at(since), checkedAt: at(10_000), doubtedAt: null, reason: state === "down" ? "refused" : null },
    ]),
  );
function decide(open: OpenIncident[], states: States, now: number, previous: Explanation | null = null) {
  const known = readings(states);
  const explanation = explain(graph, known, { now: at(now), previous });
  return { decisions: decideIncidents(open, graph, known, explanation), explanation };
}
const incident = (causeKey: string, over: Partial<OpenIncident> = {}): OpenIncident => ({
  id: `about-${causeKey}`,
  causeKey,
  isByRule: true,
  startedAt: at(0),
  recoveredAt: null,
  ...over,
});
const ALL_UP: States = { db: ["operational", 0], auth: ["operational", 0], site: ["operational", 0], shop: ["operational", 0] };

describe("incidents by rule", () => {
  it("open one for a cause with all that fails with it, and whom that hits", () => {
    const { decisions } = decide([], { db: ["down", 0], auth: ["down", 10], site: ["down", 20], shop: ["degraded", 20] }, 30);
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({
      to: "open",
      facts: {
        causeKey: "db",
        reason: "refused",
        startedAt: at(0),
        impact: "critical",
        isEverybody: true,
        tenants: [{ id: "t1", isDegraded: true }],
        services: [
          { key: "db", part: "cause", state: "down" },
          { key: "auth", part: "consequence" },
          { key: "shop", part: "consequence", state: "degraded" },
          { key: "site", part: "consequence" },
        ],
      },
    });
  });

  it("open two for two causes, and keep to one each while they are open", () => {
    const states: States = { ...ALL_UP, db: ["down", 0], lonely: ["down", 5] };
    expect(decide([], states, 30).decisions.map(({ to }) => to)).toEqual(["open", "open"]);
    expect(decide([incident("db"), incident("lonely")], states, 40).decisions.map(({ to }) => to)).toEqual(["change", "change"]);
  });

  it("wait for what is slow, and for what may turn out to be a consequence", () => {
    const slow: States = { ...ALL_UP, lonely: ["degraded", 0] };
    expect(decide([], slow, 60).decisions).toEqual([]);
    expect(decide([], slow, 301).decisions).toMatchObject([{ to: "open", facts: { impact: "minor" } }]);
    // The database was not looked at since Auth failed.
    const known = readings({ ...ALL_UP, auth: ["down", 0] });
    known.set("db", { state: "operational", since: at(-100), checkedAt: at(-5), doubtedAt: null, reason: null });
    const decideAt = (now: number) => decideIncidents([], graph, known, explain(graph, known, { now: at(now) }));
    expect(decideAt(10)).toEqual([]);
    expect(decideAt(30)).toMatchObject([{ to: "open", facts: { causeKey: "auth" } }]);
  });

  it("go over to the cause that is found behind, and merge into its incident where it has one", () => {
    const states: States = { db: ["down", 20], auth: ["down", 0], site: ["down", 5] };
    expect(decide([incident("auth")], states, 30).decisions).toMatchObject([{ to: "change", id: "about-auth", facts: { causeKey: "db" } }]);
    expect(decide([incident("auth"), incident("db")], states, 30).decisions).toMatchObject([
      { to: "merge", id: "about-auth", causeKey: "db" },
      { to: "change", id: "about-db" },
    ]);
  });

  it("recover when all of it works, by the measured time, and resolve when it stayed so for five minutes", () => {
    const failing = decide([], { ...ALL_UP, db: ["down", 0], auth: ["down", 5] }, 30).explanation;
    // The database is back, Auth is not yet.
    expect(decide([incident("db")], { ...ALL_UP, db: ["operational", 60], auth: ["down", 5] }, 70, failing).decisions).toEqual([]);
    const back: States = { ...ALL_UP, db: ["operational", 60], auth: ["operational", 80] };
    expect(decide([incident("db")], back, 90).decisions).toEqual([{ to: "recover", id: "about-db", causeKey: "db", at: at(60) }]);
    const recovered = incident("db", { recoveredAt: at(80) });
    expect(decide([recovered], back, 379).decisions).toEqual([]);
    expect(decide([recovered], back, 380).decisions).toEqual([{ to: "resolve", id: "about-db", causeKey: "db" }]);
    expect(decide([recovered], { ...back, db: ["down", 200] }, 210).decisions).toMatchObject([{ to: "change", id: "about-db" }]);
  });

  it("are not resolved where somebody opened them, nor where nothing is known any more", () => {
    const byHand = incident("db", { isByRule: false, recoveredAt: at(10) });
    expect(decide([byHand], ALL_UP, 9_000).decisions).toEqual([]);
    for (const state of ["unknown", "maintenance"] as const)
      expect(decide([incident("db")], { ...ALL_UP, db: [state, 50] }, 9_000).decisions).toEqual([]);
  });

  it("open none for a failure whose incident somebody resolved, and one for the next failure", () => {
    const known = readings({ ...ALL_UP, db: ["down", 10] });
    const explanation = explain(graph, known, { now: at(60) });
    const decideAfter = (resolved: number) => decideIncidents([], graph, known, explanation, new Map([["db", at(resolved)]]));
    expect(decideAfter(30)).toEqual([]);
    expect(decideAfter(5)).toMatchObject([{ to: "open", facts: { causeKey: "db" } }]);
  });

  it("have none for what waits for the end of a maintenance", () => {
    expect(decide([], { db: ["maintenance", 0], auth: ["down", 5], site: ["down", 6] }, 60).decisions).toEqual([]);
  });
});
