import { describe, expect, it } from "vitest";
import { buildGraph } from "../graph/build-graph.ts";
import { explain } from "../graph/explain.ts";
import type { Reading, ServiceState } from "../graph/states.ts";
import type { Burn } from "../objectives/burn.ts";
import { type AlertDecision, decideAlerts, type KnownAlert } from "./decide-alerts.ts";

const at = (seconds: number) => new Date(Date.parse("2026-06-15T12:00:00Z") + seconds * 1_000);
const APPS = Array.from({ length: 19 }, (_, index) => `app-${String(index).padStart(2, "0")}`);
const node = (key: string) => ({ key, name: key, kind: "backend" as const, tenantScope: "platform" as const });
const graph = buildGraph(
  ["db", "lonely", ...APPS].map(node),
  APPS.map((from) => ({ from, to: "db", kind: "hard" as const })),
);
type States = Record<string, [ServiceState, number]>;
const EVERYTHING_DOWN: States = Object.fromEntries(["db", ...APPS].map((key, index) => [key, ["down", index]]));
const burnt = (rate: number, severity: "page" | "ticket" = "page"): Burn => ({ rates: [], worst: { severity, rate, shortMs: 300_000 } });

interface Situation {
  states: States;
  now: number;
  burn?: Record<string, Burn>;
  maintenance?: string[];
  lately?: Record<string, string>;
}
function decide(known: KnownAlert[], { states, now, burn = {}, maintenance = [], lately = {} }: Situation): AlertDecision[] {
  const readings = new Map(
    Object.entries(states).map(([key, [state, since]]): [string, Reading] => [
      key,
      { state, since: at(since), checkedAt: at(100_000), doubtedAt: null, reason: null },
    ]),
  );
  return decideAlerts(known, {
    explanation: explain(graph, readings, { now: at(now) }),
    burn: new Map(Object.entries(burn)),
    maintenance: new Map(maintenance.map((key) => [key, at(0)])),
    lately: new Map(Object.entries(lately)),
  });
}
const alert = (serviceKey: string, over: Partial<KnownAlert> = {}): KnownAlert => ({
  id: `of-${serviceKey}`,
  kind: "down",
  severity: "page",
  serviceKey,
  dedupeKey: `cause:${serviceKey}`,
  reason: null,
  consequences: 0,
  burnRate: null,
  quietSince: null,
  silencedAt: null,
  told: 1,
  resolvedAt: null,
  ...over,
});

describe("alerts", () => {
  it("are one where twenty services fail of one cause, with their budgets burning", () => {
    const burn = Object.fromEntries(["db", ...APPS].map((key) => [key, burnt(50)]));
    const decisions = decide([], { states: EVERYTHING_DOWN, now: 60, burn });
    expect(decisions).toEqual([
      {
        to: "open",
        isSilenced: false,
        tell: "opened",
        facts: { kind: "down", severity: "page", serviceKey: "db", dedupeKey: "cause:db", reason: null, consequences: 19, burnRate: null },
      },
    ]);
  });

  it("say nothing again while nothing is worse", () => {
    expect(decide([alert("db", { consequences: 3 })], { states: EVERYTHING_DOWN, now: 70 })).toMatchObject([
      { to: "change", id: "of-db", tell: null, facts: { consequences: 19 } },
    ]);
  });

  it("page where something slow takes others down, after being a ticket", () => {
    const slow: States = { db: ["degraded", 0] };
    expect(decide([], { states: slow, now: 100 })).toEqual([]);
    expect(decide([], { states: slow, now: 300 })).toMatchObject([{ to: "open", facts: { kind: "degraded", severity: "ticket" } }]);
    const ticket = alert("db", { kind: "degraded", severity: "ticket" });
    expect(decide([ticket], { states: { ...slow, "app-00": ["down", 310] }, now: 320 })).toMatchObject([
      { to: "change", tell: "worsened", facts: { severity: "page" } },
    ]);
  });

  it("become the cause's when theirs turns out to be a consequence, and end silently beside it", () => {
    const known = [alert("app-00"), alert("app-01")];
    expect(decide(known, { states: EVERYTHING_DOWN, now: 60 })).toMatchObject([
      { to: "change", id: "of-app-00", tell: "worsened", facts: { serviceKey: "db", dedupeKey: "cause:db" } },
      { to: "resolve", id: "of-app-01", tell: null },
    ]);
  });

  it("end when it was quiet for a minute; what comes back at once is the same alert", () => {
    const up: States = { db: ["operational", 100] };
    expect(decide([alert("db")], { states: up, now: 110 })).toEqual([{ to: "quieten", id: "of-db" }]);
    const quiet = alert("db", { quietSince: at(110) });
    expect(decide([quiet], { states: up, now: 169 })).toEqual([]);
    expect(decide([quiet], { states: up, now: 170 })).toEqual([{ to: "resolve", id: "of-db", tell: "resolved" }]);
    expect(decide([quiet], { states: { db: ["down", 150] }, now: 160 })).toMatchObject([{ to: "change", id: "of-db", tell: null }]);
  });

  it("do not end where nothing is measured any more", () => {
    expect(decide([alert("db")], { states: { db: ["unknown", 100] }, now: 9_000 })).toEqual([]);
  });

  it("are silent under maintenance, and told when it lasts longer", () => {
    const down: States = { db: ["down", 0] };
    expect(decide([], { states: down, now: 60, maintenance: ["db"] })).toMatchObject([{ to: "open", isSilenced: true, tell: null }]);
    const silenced = alert("db", { silencedAt: at(60), told: 0 });
    expect(decide([silenced], { states: down, now: 90, maintenance: ["db"] })).toMatchObject([{ to: "change", isSilenced: true, tell: null }]);
    expect(decide([silenced], { states: down, now: 120 })).toMatchObject([{ to: "change", isSilenced: false, tell: "opened" }]);
    const over = { ...silenced, quietSince: at(100) };
    expect(decide([over], { states: { db: ["operational", 90] }, now: 200 })).toEqual([{ to: "resolve", id: "of-db", tell: null }]);
    expect(decide([], { states: { db: ["maintenance", 0], "app-00": ["down", 5] }, now: 60 })).toEqual([]);
  });

  it("keep the member of a circle that was told, whichever is named first now", () => {
    const circle = buildGraph(
      ["one", "two"].map(node),
      [
        { from: "one", to: "two", kind: "hard" },
        { from: "two", to: "one", kind: "hard" },
      ],
      { refuseCycles: "none" },
    );
    const down = (since: number): Reading => ({ state: "down", since: at(since), checkedAt: at(99), doubtedAt: null, reason: null });
    const readings = new Map([
      ["one", down(0)],
      ["two", down(5)],
    ]);
    const explanation = explain(circle, readings, { now: at(60) });
    expect(explanation.causes).toMatchObject([{ key: "one", members: ["one", "two"] }]);
    const nothing = { burn: new Map(), maintenance: new Map(), lately: new Map() };
    expect(decideAlerts([alert("two")], { explanation, ...nothing })).toMatchObject([{ to: "change", tell: null, facts: { serviceKey: "two" } }]);
  });

  it("tell of a burning budget by what burnt it, and not where that was told", () => {
    const up: States = Object.fromEntries(["db", "lonely", ...APPS].map((key) => [key, ["operational", 0]]));
    expect(
      decide([], {
        states: up,
        now: 60,
        burn: { lonely: burnt(7), "app-00": burnt(15), "app-01": burnt(20, "ticket") },
        lately: { "app-00": "db", "app-01": "db" },
      }),
    ).toMatchObject([
      { to: "open", facts: { kind: "burn", severity: "page", dedupeKey: "burn:db", burnRate: 20 } },
      { to: "open", facts: { kind: "burn", dedupeKey: "burn:lonely", burnRate: 7 } },
    ]);
    const told = alert("db", { resolvedAt: at(0) });
    expect(decide([told], { states: up, now: 60, burn: { "app-00": burnt(15) }, lately: { "app-00": "db" } })).toEqual([]);
    expect(decide([told], { states: up, now: 301, burn: { "app-00": burnt(15) }, lately: { "app-00": "db" } })).toMatchObject([{ to: "open" }]);
  });
});
