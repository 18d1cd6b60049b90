import { expect, test } from "vitest";
import { sayEnd } from "./impersonation-words.tsx";

const now = new Date("2026-11-25T10:00:00Z");

test("what runs has no end", () => {
  expect(sayEnd({ endedBecause: null, expiresAt: "2026-11-25T10:00:01Z" }, now)).toBeNull();
});

test("time that is up counts before its end is on record", () => {
  expect(sayEnd({ endedBecause: null, expiresAt: "2026-11-25T10:00:00Z" }, now)).toBe("The time was up");
  expect(sayEnd({ endedBecause: "ended_by_tenant", expiresAt: "2026-11-25T09:00:00Z" }, now)).toBe("An administrator ended it");
});
