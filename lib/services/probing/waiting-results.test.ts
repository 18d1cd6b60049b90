import { expect, test } from "vitest";
import { observe } from "../graph/hysteresis.ts";
import { claimedLook } from "./test-support/claimed.ts";
import { createWaitingResults } from "./waiting-results.ts";
import type { Taken } from "./write-results.ts";

const at = (seconds: number) => new Date(seconds * 1_000);
const taken = (id: string, seconds: number): Taken => ({
  claimed: claimedLook(id),
  at: at(seconds),
  result: { state: "operational", reason: null, latencyMs: 1, detail: null },
  monitor: observe(null, { key: id, at: at(seconds), state: "operational" }),
  wasStale: false,
  isSlow: false,
  againAt: null,
});
const named = (batch: Taken[]) => batch.map(({ claimed, at: time }) => `${claimed.id}${time.getTime() / 1_000}`);

test("results are written in order, one of each target at once, and what could not be written comes first again", () => {
  const waiting = createWaitingResults(() => undefined);
  for (const each of [taken("a", 1), taken("b", 2), taken("a", 3), taken("b", 4), taken("c", 5)]) waiting.add(each);
  const first = waiting.take(10);
  expect(named(first)).toEqual(["a1", "b2"]);
  expect(waiting.isBehind(first)).toBe(true);
  waiting.putBack(first);
  expect(named(waiting.take(1))).toEqual(["a1"]);
  expect(named(waiting.take(10))).toEqual(["b2", "a3"]);
  const last = waiting.take(10);
  expect(named(last)).toEqual(["b4", "c5"]);
  expect(waiting.isBehind(last)).toBe(false);
});

test("of an outage that lasts only so much is kept, the oldest is given up, and it is told how much", () => {
  let lost = 0;
  const waiting = createWaitingResults((count) => {
    lost += count;
  });
  const one = taken("a", 1);
  for (let count = 0; count < 100_003; count++) waiting.add(one);
  expect([waiting.size, lost]).toEqual([100_000, 3]);
});
