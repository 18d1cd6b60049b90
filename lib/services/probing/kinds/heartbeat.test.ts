import { expect, test } from "vitest";
import { serviceProbe } from "../shapes.ts";
import { lookByHeartbeat } from "./heartbeat.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 27, 12, 0, seconds));
const look = (beat: { at: Date; isGood: boolean; detail: string | null } | null, now: Date) => {
  const probe = serviceProbe.parse({ name: "job", kind: "heartbeat", everySeconds: 60, graceSeconds: 10 });
  if (probe.kind !== "heartbeat") throw new Error("no heartbeat");
  return lookByHeartbeat(probe, beat, now);
};

test("a job that never reported is unknown, one that reported in time is well, and one that is late is overdue", () => {
  const beat = { at: at(0), isGood: true, detail: "12 rows" };
  expect(look(null, at(0))).toMatchObject({ state: "unknown", reason: null });
  expect(look(beat, at(70))).toMatchObject({ state: "operational", detail: "12 rows" });
  expect(look(beat, at(71))).toMatchObject({ state: "down", reason: "overdue" });
});

test("a job that reports its failure is down, in its own words", () => {
  expect(look({ at: at(0), isGood: false, detail: "disk full" }, at(1))).toMatchObject({ state: "down", reason: "error", detail: "disk full" });
});
