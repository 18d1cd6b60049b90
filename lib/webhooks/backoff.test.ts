import { expect, test } from "vitest";
import { MOST_ATTEMPTS, pauseAfter, retryAfterMs } from "./backoff.ts";

test("pauses grow, and end after the tenth attempt", () => {
  const pauses = Array.from({ length: MOST_ATTEMPTS }, (_, at) => pauseAfter(at + 1, 0));
  expect(pauses.at(-1)).toBeNull();
  const known = pauses.slice(0, -1) as number[];
  expect(known).toEqual(known.toSorted((a, b) => a - b));
  expect(known[0]).toBe(5_000);
  expect(MOST_ATTEMPTS).toBe(10);
});

test("the jitter adds at most a fifth", () => {
  expect(pauseAfter(1, 0.999)).toBeLessThanOrEqual(6_000);
  expect(pauseAfter(1, 0.5)).toBe(5_500);
});

test("a receiver may ask for a longer pause, and not for more than a day", () => {
  expect(pauseAfter(1, 0, 60_000)).toBe(60_000);
  expect(pauseAfter(3, 0, 1_000)).toBe(30 * 60_000);
  expect(pauseAfter(1, 0, 1e12)).toBe(86_400_000);
});

test("Retry-After is read as seconds or as a date", () => {
  const now = new Date("2026-11-26T12:00:00Z");
  expect(retryAfterMs("120", now)).toBe(120_000);
  expect(retryAfterMs("Thu, 26 Nov 2026 12:01:00 GMT", now)).toBe(60_000);
  expect(retryAfterMs("soon", now)).toBeNull();
  expect(retryAfterMs(undefined, now)).toBeNull();
});
