import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createService, noteGatewayOutcomes, settleStates } from "#lib/services";
import { createServiceInput } from "#lib/services/schema";
import { staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let staff: StaffContext;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  runtime = testRuntime(database, { process: "worker" });
});
afterAll(async () => {
  await runtime.close();
  await database.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const unique = (name: string) => `${name}-${newId().slice(-8)}`;
const enter = (key: string, over: object = {}) => createService(staff, createServiceInput.parse({ key, name: key, kind: "backend", ...over }));
const intervals = (key: string) =>
  sql<{ state: string; reason: string | null; since: Date; until: Date | null }>(
    "SELECT i.state, i.reason, i.since, i.until FROM service_state_interval i JOIN service s ON s.id = i.service_id WHERE s.key = $1 ORDER BY since",
    [key],
  );

describe("states of services", () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 27, 12, 0, seconds));
  const write = (key: string, monitor: object) =>
    sql(
      "UPDATE probe_target t SET monitor = $2::jsonb FROM service_probe p JOIN service s ON s.id = p.service_id WHERE t.probe_id = p.id AND s.key = $1",
      [key, JSON.stringify(monitor)],
    );
  const OFF = { isOn: false, against: null };
  const monitor = (state: string, since: Date, checkedAt: Date) => ({
    state,
    since,
    checkedAt,
    reason: state === "down" ? "refused" : null,
    bad: OFF,
    down: OFF,
  });

  test("are unknown once nobody looks any more, apart during maintenance, and written once by many at the same time", async () => {
    const key = unique("quiet");
    await enter(key, { probes: [{ name: "live", kind: "tcp", target: "127.0.0.1:9" }] });
    await write(key, monitor("operational", at(0), at(0)));
    await Promise.all(Array.from({ length: 5 }, () => settleStates(runtime, [key], at(1))));
    await settleStates(runtime, [key], at(30), () => at(20));
    await settleStates(runtime, [key], at(40));
    await settleStates(runtime, [key], at(200));
    expect((await intervals(key)).map(({ state, since, until: end }) => [state, since.getTime(), end?.getTime() ?? null])).toEqual([
      ["operational", at(0).getTime(), at(20).getTime()],
      ["maintenance", at(20).getTime(), at(40).getTime()],
      ["operational", at(40).getTime(), at(70).getTime()],
      ["unknown", at(70).getTime(), null],
    ]);
  });

  test("the gateway’s own requests count beside the probes, for instances that there are", async () => {
    const key = unique("asked");
    await enter(key, { instances: [{ address: "127.0.0.1:9" }] });
    const now = Date.now();
    const outcomes = (state: "down" | "operational", count: number, from: number, address = "127.0.0.1:9") =>
      Array.from({ length: count }, (_, index) => ({
        key,
        address,
        state,
        reason: state === "down" ? ("refused" as const) : null,
        at: new Date(from + index),
      }));
    await noteGatewayOutcomes(runtime, outcomes("operational", 3, now - 3_000));
    await noteGatewayOutcomes(runtime, [...outcomes("down", 4, now - 2_000), ...outcomes("down", 9, now - 2_000, "127.0.0.1:10")]);
    expect((await intervals(key)).map(({ state }) => state)).toEqual(["operational"]);
    await noteGatewayOutcomes(runtime, outcomes("down", 1, now - 1_000));
    expect((await intervals(key)).at(-1)).toMatchObject({ state: "down", reason: "refused", since: new Date(now - 2_000) });
    await noteGatewayOutcomes(runtime, outcomes("operational", 3, now - 500));
    expect((await intervals(key)).at(-1)).toMatchObject({ state: "operational" });
  });

  test("what the gateway met before probes saw an instance recover says nothing any more: it asks that no more", async () => {
    const key = unique("recovered");
    await enter(key, { instances: [{ address: "127.0.0.1:9" }], probes: [{ name: "live", kind: "tcp" }] });
    const now = Date.now();
    const failures = Array.from({ length: 5 }, (_, index) => new Date(now - 10_000 + index));
    const outcome = { key, address: "127.0.0.1:9", state: "down" as const, reason: "timeout" as const };
    await write(key, monitor("operational", new Date(now - 60_000), new Date(now - 9_000)));
    await noteGatewayOutcomes(
      runtime,
      failures.map((failedAt) => ({ ...outcome, at: failedAt })),
    );
    expect((await intervals(key)).at(-1)).toMatchObject({ state: "down", reason: "timeout" });
    await write(key, monitor("operational", new Date(now - 4_000), new Date(now - 2_000)));
    await settleStates(runtime, [key], new Date(now));
    expect((await intervals(key)).at(-1)).toMatchObject({ state: "operational", since: new Date(now - 4_000) });
  });

  test("follow each other without a gap or an overlap, whatever is seen and in whatever order it is settled", async () => {
    const step = fc.record({
      state: fc.constantFrom("operational", "degraded", "down"),
      looked: fc.integer({ min: -40, max: 0 }),
      began: fc.integer({ min: 0, max: 300 }),
      pass: fc.integer({ min: 1, max: 120 }),
      maintained: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 6 }),
      twice: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const key = unique("drawn");
        await enter(key, { probes: [{ name: "live", kind: "tcp", target: "127.0.0.1:9" }] });
        let now = 1_000;
        for (const { state, looked, began, pass, maintained, twice } of steps) {
          now += pass;
          await write(key, monitor(state, at(now + looked - began), at(now + looked)));
          const since = maintained === null ? null : at(now - maintained);
          const settle = () => settleStates(runtime, [key], at(now), () => since);
          await (twice ? Promise.all([settle(), settle()]) : settle());
        }
        const all = await intervals(key);
        expect(all.slice(1).map((each) => each.since)).toEqual(all.slice(0, -1).map((each) => each.until));
        for (const [index, each] of all.entries()) {
          expect(each.until === null).toBe(index === all.length - 1);
          if (each.until) expect(each.until > each.since).toBe(true);
          if (index > 0) expect(each.state).not.toBe(all[index - 1]?.state);
          expect(each.since <= at(now)).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe("turns", () => {
  const dueOf = (ids: string[], after: Date, chance = 0) =>
    sql<{ id: string; due: Date }>("SELECT id, probe_next_due(id, 20, $2, $3) AS due FROM unnest($1::uuid[]) AS id", [ids, after, chance]);
  const ids = Array.from({ length: 2_000 }, newId);
  const after = new Date("2026-11-27T12:00:03.217Z");

  test("come once in each interval, always at the same place, and a little later by chance", async () => {
    const first = await dueOf(ids, after);
    for (const { due } of first) {
      expect(due > after).toBe(true);
      expect(due.getTime() - after.getTime()).toBeLessThanOrEqual(20_000);
    }
    const [{ id, due } = { id: "", due: after }] = first;
    const [next] = await dueOf([id], due);
    expect((next?.due.getTime() ?? 0) - due.getTime()).toBe(20_000);
    // A turn that came later by chance is followed by the one of the next interval.
    const [later] = await dueOf([id], after, 0.9);
    const [following] = await dueOf([id], later?.due ?? after);
    expect((following?.due.getTime() ?? 0) - due.getTime()).toBe(20_000);
    expect(later && later.due > due).toBe(true);
  });

  test("of many are spread evenly", async () => {
    const counts = new Array<number>(20).fill(0);
    for (const { due } of await dueOf(ids, after)) {
      const second = Math.floor((due.getTime() % 20_000) / 1_000);
      counts[second] = (counts[second] ?? 0) + 1;
    }
    // A hundred in each second, as far as chance allows.
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(160);
  });
});
