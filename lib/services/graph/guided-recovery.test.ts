import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph } from "./build-graph.ts";
import { explain } from "./explain.ts";
import { guidedRecovery, offerSteps, type RecoveryStep } from "./guided-recovery.ts";
import { platformServices } from "./platform-services.ts";
import type { Reading, ServiceState } from "./states.ts";
import { graphWithStates } from "./test-support/random-graph.ts";
import type { Dependency, ServiceNode } from "./types.ts";

const now = new Date("2026-11-24T14:10:00.000Z");
const reading = (state: ServiceState): Reading => ({
  state,
  since: new Date("2026-11-24T14:00:00.000Z"),
  checkedAt: now,
  doubtedAt: null,
  reason: null,
});
const states = (entries: Record<string, ServiceState>) => new Map(Object.entries(entries).map(([key, state]) => [key, reading(state)]));
const inShort = (steps: RecoveryStep[]) =>
  steps.map(({ action, key, after }) => `${action} ${key}${after.length > 0 ? ` after ${after.join(" ")}` : ""}`);
const platform = () => {
  const { services, dependencies } = platformServices();
  return buildGraph(services, dependencies);
};
const allWork = Object.fromEntries(platformServices().services.map(({ key }) => [key, "operational" as const]));

describe("the recovery of a cause", () => {
  test("looks at what it needs, mends it, and goes on in the order in which services start", () => {
    const graph = platform();
    const down = states({ ...allWork, auth: "down", "django-crm": "down", superset: "down", admin: "down" });
    const steps = guidedRecovery(graph, explain(graph, down, { now }), "auth");
    expect(inShort(steps)).toEqual([
      "check postgres",
      "check redis",
      "restart auth after postgres redis",
      "restart django-crm after postgres redis auth",
      "restart superset after postgres redis auth",
      "restart admin after auth superset",
    ]);
  });

  test("offers one step at a time, and the next when a measurement says that it works", () => {
    const graph = platform();
    const before = { ...allWork, auth: "down", superset: "down", admin: "down" } as const;
    const steps = guidedRecovery(graph, explain(graph, states(before), { now }), "auth");
    const offered = (now: Record<string, ServiceState>) => offerSteps(steps, states(now), new Set()).find(({ status }) => status === "offered")?.key;
    expect(offered(before)).toBe("auth");
    expect(offered({ ...before, redis: "down" })).toBe("redis");
    expect(offered({ ...before, auth: "operational" })).toBe("superset");
    expect(offered({ ...before, auth: "operational", superset: "operational" })).toBe("admin");
    expect(offered(allWork)).toBeUndefined();
  });

  test("takes a person’s word where nothing measures", () => {
    const { services, dependencies } = platformServices();
    const graph = buildGraph(services, dependencies);
    const { vault: _, ...rest } = allWork;
    const readings = states({ ...rest, brain: "down" });
    const steps = guidedRecovery(graph, explain(graph, readings, { now }), "brain");
    expect(steps.find(({ key }) => key === "vault")).toMatchObject({ action: "check", verifiedBy: "person" });
    expect(offerSteps(steps, readings, new Set()).find(({ status }) => status === "offered")?.key).toBe("vault");
    expect(offerSteps(steps, readings, new Set(["vault"])).find(({ status }) => status === "offered")?.key).toBe("brain");
    // Where something measures, nobody's word counts.
    expect(offerSteps(steps, readings, new Set(["vault", "brain"])).find(({ status }) => status === "offered")?.key).toBe("brain");
  });

  test("waits for maintenance, asks whoever runs what is external, and only looks at what a soft dependency degrades", () => {
    const services: ServiceNode[] = ["bank", "checkout", "report", "shop"].map((key) => ({
      key,
      name: key,
      kind: key === "bank" ? "external" : "backend",
      tenantScope: "platform",
    }));
    const dependencies: Dependency[] = [
      { from: "checkout", to: "bank", kind: "hard" },
      { from: "report", to: "bank", kind: "soft" },
      { from: "shop", to: "checkout", kind: "hard" },
    ];
    const graph = buildGraph(services, dependencies);
    const failing = states({ bank: "down", checkout: "down", report: "degraded", shop: "operational" });
    expect(inShort(guidedRecovery(graph, explain(graph, failing, { now }), "bank"))).toEqual([
      "ask bank",
      "restart checkout after bank",
      "check report",
    ]);
    const maintained = states({ bank: "maintenance", checkout: "down" });
    expect(inShort(guidedRecovery(graph, explain(graph, maintained, { now }), "bank"))).toEqual(["wait bank", "restart checkout after bank"]);
  });

  test("leaves what another cause holds down, too, until that is mended", () => {
    const graph = platform();
    const before = { ...allWork, vault: "down", redis: "down", brain: "down" } as const;
    const steps = guidedRecovery(graph, explain(graph, states(before), { now }), "vault");
    expect(steps.find(({ key }) => key === "brain")?.otherCauses).toEqual(["redis"]);
    const status = (now: Record<string, ServiceState>) => offerSteps(steps, states(now), new Set()).find(({ key }) => key === "brain")?.status;
    expect(status({ ...before, vault: "operational" })).toBe("waiting");
    expect(status({ ...before, vault: "operational", redis: "operational" })).toBe("offered");
  });

  test("has every service once, after what it needs, and can always be walked to its end", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states: readings }) => {
        const explanation = explain(graph, readings, { now });
        for (const { key: cause, consequences, members } of explanation.causes) {
          const steps = guidedRecovery(graph, explanation, cause);
          const keys = steps.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys).toEqual(expect.arrayContaining([...members, ...consequences]));
          for (const [position, { after }] of steps.entries()) expect(keys.slice(0, position)).toEqual(expect.arrayContaining(after));

          // Whoever does what is offered gets through, once the other causes are mended.
          const others = new Set(explanation.causes.map(({ key }) => key).filter((key) => key !== cause));
          const now = new Map([...readings].map(([key, each]) => [key, others.has(key) || each.doubtedAt !== null ? reading("operational") : each]));
          const confirmed = new Set<string>();
          for (const _ of steps) {
            const offered = offerSteps(steps, now, confirmed).find(({ status }) => status === "offered");
            if (offered?.verifiedBy === "person") confirmed.add(offered.key);
            else if (offered) {
              // No measurement could say that it works while something of the plan that it needs does not.
              const statuses = new Map(offerSteps(steps, now, confirmed).map(({ key, status }) => [key, status]));
              for (const { to, isHard } of graph.needs[graph.indexByKey.get(offered.key) ?? -1] ?? []) {
                if (isHard && offered.part !== "dependency") expect(["done", undefined]).toContain(statuses.get(graph.nodes[to]?.key ?? ""));
              }
              now.set(offered.key, reading("operational"));
            }
          }
          expect(offerSteps(steps, now, confirmed).every(({ status }) => status === "done")).toBe(true);
        }
      }),
    );
  });

  test("is refused for what is no cause", () => {
    const graph = platform();
    expect(() => guidedRecovery(graph, explain(graph, states(allWork), { now }), "auth")).toThrow("This cause was not found.");
  });
});
