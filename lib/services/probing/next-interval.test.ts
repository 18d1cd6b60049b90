import { expect, test } from "vitest";
import type { Reading } from "../graph/states.ts";
import { nextInterval } from "./next-interval.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 27, 12, 0, seconds));
const reading = (state: Reading["state"], since: number | null): Reading => ({
  state,
  since: since === null ? null : at(since),
  checkedAt: at(50),
  doubtedAt: null,
  reason: "refused",
});

test("the same state goes on, and nothing known begins nothing", () => {
  expect(nextInterval({ state: "down", since: at(0) }, reading("down", 5), at(60))).toBeNull();
  expect(nextInterval(null, reading("unknown", null), at(60))).toBeNull();
});

test("a change is dated back to where it was seen to begin, and keeps its reason only where something fails", () => {
  expect(nextInterval({ state: "operational", since: at(0) }, reading("down", 20), at(60))).toEqual({
    state: "down",
    since: at(20),
    reason: "refused",
  });
  expect(nextInterval(null, reading("operational", 20), at(60))).toEqual({ state: "operational", since: at(20), reason: null });
});

test("what was said of a time stays said, and nothing begins in the future", () => {
  const { since } = nextInterval({ state: "operational", since: at(30) }, reading("down", 20), at(60)) ?? {};
  expect(since).toEqual(new Date(at(30).getTime() + 1));
  expect(nextInterval({ state: "operational", since: at(0) }, reading("down", 99), at(60))?.since).toEqual(at(60));
});

test("what ends a maintenance counts from its end", () => {
  expect(nextInterval({ state: "maintenance", since: at(10) }, reading("operational", 0), at(60))?.since).toEqual(at(60));
});
