import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainFlag, findCircle, shareOf } from "./explain-flag.ts";
import type { Flag, FlagTenant } from "./schema.ts";

const NOW = new Date("2026-11-26T12:00:00Z");
const TENANT: FlagTenant = { id: "01990000-0000-7000-8000-000000000001", planKey: "starter", overrides: {} };

const flagOf = (over: Partial<Flag> = {}): Flag => ({
  key: "crm.pipeline",
  name: "Pipeline",
  description: "",
  isOn: false,
  percentage: 0,
  startsAt: null,
  endsAt: null,
  killedAt: null,
  killedReason: null,
  version: 1,
  createdAt: NOW.toISOString(),
  updatedAt: NOW.toISOString(),
  requires: [],
  plans: {},
  ...over,
});
const catalogueOf = (...flags: Flag[]) => new Map(flags.map((flag) => [flag.key, flag]));
const ask = (over: Partial<Flag>, tenant: Partial<FlagTenant> = {}, others: Flag[] = []) =>
  explainFlag(flagOf(over), { ...TENANT, ...tenant }, NOW, catalogueOf(flagOf(over), ...others));

const KILLED = { killedAt: NOW.toISOString(), killedReason: "too slow" };
const LATER = { startsAt: "2026-11-26T12:00:00.001Z" };
const OVER = { endsAt: NOW.toISOString() };
const OWN = { "crm.pipeline": true };

describe("the first rule that speaks decides", () => {
  test.each([
    ["killed", { ...KILLED, requires: ["a.b"], ...LATER, isOn: true }, { overrides: OWN }, false],
    ["requirement", { requires: ["not.there"], ...LATER, isOn: true }, { overrides: OWN }, false],
    ["not_started", { ...LATER, isOn: true }, { overrides: OWN }, false],
    ["ended", { ...OVER, isOn: true }, { overrides: OWN }, false],
    ["tenant", { plans: { starter: false }, percentage: 0 }, { overrides: OWN }, true],
    ["tenant", { plans: { starter: true }, percentage: 100, isOn: true }, { overrides: { "crm.pipeline": false } }, false],
    ["plan", { plans: { starter: false }, percentage: 100, isOn: true }, {}, false],
    ["plan", { plans: { starter: true } }, {}, true],
    ["percentage", { percentage: 100, plans: { free: false } }, {}, true],
    ["default", { isOn: true, percentage: 0 }, {}, true],
    ["default", {}, {}, false],
  ] as const)("%s", (rule, over, tenant, isOn) => {
    expect(ask(over as unknown as Partial<Flag>, tenant)).toMatchObject({ isOn, why: { rule } });
  });

  test("it is on from its start on, and no longer at its end", () => {
    expect(ask({ isOn: true, startsAt: NOW.toISOString() }).isOn).toBe(true);
    expect(ask({ isOn: true, endsAt: "2026-11-26T12:00:00.001Z" }).isOn).toBe(true);
    expect(ask({ isOn: true, ...OVER }).isOn).toBe(false);
  });

  test("what is required is asked for the same tenant, through several flags", () => {
    const top = { requires: ["middle.flag"], isOn: true };
    const middle = flagOf({ key: "middle.flag", isOn: true, requires: ["base.flag"] });
    const base = flagOf({ key: "base.flag" });
    expect(ask(top, {}, [middle, base])).toEqual({ isOn: false, why: { rule: "requirement", key: "middle.flag" } });
    expect(ask(top, { overrides: { "base.flag": true } }, [middle, base]).isOn).toBe(true);
    expect(ask(top, { overrides: { "base.flag": true } }, [middle, { ...base, ...KILLED }]).isOn).toBe(false);
  });

  test("a flag that two others require is no circle; a circle is off and ends", () => {
    const base = flagOf({ key: "base.flag", isOn: true });
    const [left, right] = ["left.flag", "right.flag"].map((key) => flagOf({ key, isOn: true, requires: ["base.flag"] })) as [Flag, Flag];
    expect(ask({ isOn: true, requires: ["left.flag", "right.flag"] }, {}, [left, right, base]).isOn).toBe(true);
    const round = flagOf({ key: "left.flag", isOn: true, requires: ["crm.pipeline"] });
    expect(ask({ isOn: true, requires: ["left.flag"] }, {}, [round]).isOn).toBe(false);
  });
});

describe("the share of tenants", () => {
  const key = fc.stringMatching(/^[a-z]{1,8}\.[a-z]{1,8}$/);

  test("raising it never switches a tenant off, 0 gives it to nobody and 100 to everybody", () => {
    fc.assert(
      fc.property(key, fc.uuid(), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (flag, id, a, b) => {
        const isOn = (percentage: number) => explainFlag(flagOf({ key: flag, percentage }), { ...TENANT, id }, NOW, new Map()).isOn;
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        return (!isOn(low) || isOn(high)) && !isOn(0) && isOn(100);
      }),
    );
  });

  test("it is near what it says, for every flag, and not the same tenants each time", () => {
    const ids = Array.from({ length: 4_000 }, (_, n) => `01990000-0000-7000-8000-${String(n).padStart(12, "0")}`);
    const inHalf = (flag: string) => new Set(ids.filter((id) => shareOf(flag, id) < 50));
    for (const percentage of [1, 10, 25, 50, 90]) {
      const share = ids.filter((id) => shareOf("some.flag", id) < percentage).length / ids.length;
      // Four standard deviations: a fair hash is outside once in 16,000.
      expect(Math.abs(share - percentage / 100)).toBeLessThan(4 * Math.sqrt(((percentage / 100) * (1 - percentage / 100)) / ids.length));
    }
    const [one, other] = [inHalf("some.flag"), inHalf("other.flag")];
    expect([...one].filter((id) => other.has(id)).length / one.size).toBeCloseTo(0.5, 1);
  });
});

describe("circles", () => {
  test("the way round is told", () => {
    const requires: Record<string, string[]> = { a: ["b", "c"], b: [], c: ["d"], d: ["a"] };
    expect(findCircle("a", (key) => requires[key] ?? [])).toEqual(["a", "c", "d", "a"]);
    expect(findCircle("b", (key) => requires[key] ?? [])).toBeNull();
    expect(findCircle("a", () => ["a"])).toEqual(["a", "a"]);
  });

  test("flags that only require earlier ones never make one; requiring the other way round as well always does", () => {
    const graph = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(graph, (raw) => {
        const requires = raw.map((targets, at) => targets.filter((target) => target < at).map(String));
        const of = (key: string) => requires[Number(key)] ?? [];
        const isFree = requires.every((_, at) => findCircle(String(at), of) === null);
        const from = requires.findIndex((targets) => targets.length > 0);
        if (from < 0) return isFree;
        const back = (key: string) => (key === requires[from]?.[0] ? [...of(key), String(from)] : of(key));
        return isFree && findCircle(String(from), back) !== null;
      }),
    );
  });
});
