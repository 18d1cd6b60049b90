import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { holdAlike } from "./hold-alike.ts";
import type { StoredUpdate } from "./updates.ts";

const WINDOW_MS = 250;
let sent: string[];
let tell: (id: number, change?: Partial<StoredUpdate>) => void;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const relay = holdAlike(({ id }) => sent.push(id), WINDOW_MS);
  tell = (id, change = {}) => relay({ id: String(id), topic: "points.changed", payload: {}, at: "", tenantId: "one", userId: null, ...change });
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first is sent at once, and what repeats it as one at the end of each window", () => {
  for (const id of [1, 2, 3]) tell(id);
  expect(sent).toEqual(["1"]);
  vi.advanceTimersByTime(WINDOW_MS);
  expect(sent).toEqual(["1", "3"]);
  for (const id of [4, 5]) tell(id);
  expect(sent).toEqual(["1", "3"]);
  vi.advanceTimersByTime(WINDOW_MS);
  expect(sent).toEqual(["1", "3", "5"]);
});

test("after a quiet window the next one is sent at once again, and nothing is kept", () => {
  tell(1);
  vi.advanceTimersByTime(WINDOW_MS);
  expect(vi.getTimerCount()).toBe(0);
  tell(2);
  expect(sent).toEqual(["1", "2"]);
});

test("others, other topics and what carries something are not held", () => {
  tell(1);
  tell(2, { tenantId: "two" });
  tell(3, { userId: "somebody" });
  tell(4, { topic: "branding.changed" });
  tell(5, { payload: { state: "down" } });
  tell(6, { payload: { state: "down" } });
  expect(sent).toEqual(["1", "2", "3", "4", "5", "6"]);
});
