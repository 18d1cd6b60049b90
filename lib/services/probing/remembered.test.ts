import { describe, expect, test } from "vitest";
import { observe } from "../graph/hysteresis.ts";
import { createRemembered } from "./remembered.ts";
import { claimedLook } from "./test-support/claimed.ts";

const at = (seconds: number) => new Date(seconds * 1_000);
const dueAt = (remembered: ReturnType<typeof createRemembered>, seconds: number) => remembered.due(at(seconds)).map(({ id }) => id);

describe("what is known from memory", () => {
  test("has its turn once in each interval", () => {
    const remembered = createRemembered();
    remembered.note(claimedLook("a", { dueAt: at(0) }));
    expect([9, 10, 11, 19, 20].map((seconds) => dueAt(remembered, seconds))).toEqual([[], ["a"], [], [], ["a"]]);
    // After a pause the turns that were missed are not made up for.
    expect([57, 58, 60].map((seconds) => dueAt(remembered, seconds))).toEqual([["a"], [], ["a"]]);
  });

  test("is left to others where they have taken it over, and to the database where it alone knows", () => {
    const remembered = createRemembered();
    remembered.note(claimedLook("long-ago", { dueAt: at(0) }));
    remembered.note(claimedLook("lately", { dueAt: at(90) }));
    const job = claimedLook("job", { dueAt: at(90) });
    remembered.note({ ...job, probe: { ...job.probe, kind: "heartbeat" } });
    expect(dueAt(remembered, 101)).toEqual(["lately"]);
  });

  test("of two memories the newer one counts", () => {
    const remembered = createRemembered();
    const older = observe(null, { key: "a", at: at(1), state: "operational" });
    const newer = observe(older, { key: "a", at: at(11), state: "down" });
    remembered.note(claimedLook("a", { monitor: older }));
    remembered.learn("a", newer);
    expect(remembered.newest(claimedLook("a", { monitor: older })).monitor).toBe(newer);
    const newest = observe(newer, { key: "a", at: at(21), state: "down" });
    expect(remembered.newest(claimedLook("a", { monitor: newest })).monitor).toBe(newest);
  });
});
