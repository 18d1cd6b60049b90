import { describe, expect, it } from "vitest";
import type { Reading, ServiceState } from "../graph/states.ts";
import { type TakenStep, verifySteps } from "./verify-steps.ts";

const at = (seconds: number) => new Date(Date.parse("2026-06-15T12:00:00Z") + seconds * 1_000);
const step = (key: string, over: Partial<TakenStep> = {}): TakenStep => ({
  key,
  action: "restart",
  part: "cause",
  verifiedBy: "measurement",
  after: [],
  otherCauses: [],
  doneAt: null,
  verifiedAt: null,
  isConfirmed: false,
  ...over,
});
const reading = (state: ServiceState, over: Partial<Reading> = {}): Reading => ({
  state,
  since: at(0),
  checkedAt: null,
  doubtedAt: null,
  reason: null,
  ...over,
});
const statuses = (steps: TakenStep[], readings: Record<string, Reading>, now = 100) =>
  verifySteps(steps, new Map(Object.entries(readings)), at(now)).map(({ status }) => status);

describe("steps of a recovery", () => {
  const chain = [step("db"), step("auth", { part: "consequence", after: ["db"] }), step("crm", { part: "consequence", after: ["auth"] })];
  const down = reading("down");

  it("are offered one at a time, in their order", () => {
    expect(statuses(chain, { db: down, auth: down, crm: down })).toEqual(["offered", "waiting", "waiting"]);
    expect(statuses(chain, { db: reading("operational"), auth: down, crm: down })).toEqual(["done", "offered", "waiting"]);
    expect(statuses(chain, { db: reading("operational"), auth: reading("operational"), crm: reading("operational") })).toEqual([
      "done",
      "done",
      "done",
    ]);
  });

  it("are verified by a measurement that is newer than the act", () => {
    const acted = [step("db", { doneAt: at(50) }), ...chain.slice(1)];
    const looked = (checkedAt: number) => reading("operational", { since: at(10), checkedAt: at(checkedAt) });
    expect(statuses(acted, { db: looked(49), auth: down })[0]).toBe("offered");
    expect(statuses(acted, { db: looked(51), auth: down })).toEqual(["done", "offered", "waiting"]);
    expect(statuses(acted, { db: reading("operational", { since: at(60), checkedAt: at(60), doubtedAt: at(61) }) })[0]).toBe("offered");
  });

  it("are verified by a state that began after the act, or lasted for a minute, where looks are not told", () => {
    const acted = [step("db", { doneAt: at(50) })];
    expect(statuses(acted, { db: reading("operational", { since: at(51) }) }, 52)).toEqual(["done"]);
    expect(statuses(acted, { db: reading("operational", { since: at(10) }) }, 100)).toEqual(["offered"]);
    expect(statuses(acted, { db: reading("operational", { since: at(10) }) }, 110)).toEqual(["done"]);
  });

  it("take a person's word where nothing measures, and only there", () => {
    const byPerson = step("vault", { verifiedBy: "person", isConfirmed: true });
    expect(statuses([byPerson], {})).toEqual(["done"]);
    expect(statuses([byPerson], { vault: down })).toEqual(["offered"]);
    expect(statuses([step("db", { isConfirmed: true })], { db: reading("unknown") })).toEqual(["offered"]);
  });

  it("wait for other causes", () => {
    const held = [step("crm", { otherCauses: ["redis"] })];
    expect(statuses(held, { crm: down, redis: down })).toEqual(["waiting"]);
    expect(statuses(held, { crm: down, redis: reading("operational") })).toEqual(["offered"]);
  });

  it("are offered again when what was done fails again", () => {
    expect(statuses([step("db", { doneAt: at(5), verifiedAt: at(20) })], { db: reading("down", { since: at(90) }) })).toEqual(["offered"]);
  });
});
