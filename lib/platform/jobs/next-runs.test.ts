import { PgBoss } from "pg-boss";
import { expect, test } from "vitest";
import { type NextRun, rememberNextRuns } from "./next-runs.ts";

const boss = new PgBoss({ connectionString: "postgres://nobody@127.0.0.1/none" });

function remembering() {
  const asked: string[] = [];
  const read: NextRun = (cron, tz, from) => {
    asked.push(cron);
    return boss.previewSchedule(cron, { tz, from, count: 1 })[0] ?? null;
  };
  const nextRun = rememberNextRuns(read);
  return { asked, at: (from: string, cron = "30 3 * * *", zone = "UTC") => nextRun(cron, zone, new Date(from))?.toISOString() ?? null };
}

test("an expression is read once until it has run, and again for a moment before the first", () => {
  const { asked, at } = remembering();
  expect(at("2026-11-29T02:00:00Z")).toBe("2026-11-29T03:30:00.000Z");
  expect(at("2026-11-29T03:29:59.999Z")).toBe("2026-11-29T03:30:00.000Z");
  expect(asked).toHaveLength(1);
  expect(at("2026-11-29T03:30:00Z")).toBe("2026-11-30T03:30:00.000Z");
  expect(at("2026-11-28T12:00:00Z")).toBe("2026-11-29T03:30:00.000Z");
  expect(asked).toHaveLength(3);
});

test("the same expression in another zone, and another expression, are read by themselves, also when the clock changes", () => {
  const { at } = remembering();
  expect(at("2027-03-27T12:00:00Z", "30 3 * * *", "Europe/Berlin")).toBe("2027-03-28T01:30:00.000Z");
  expect(at("2027-03-28T01:30:00Z", "30 3 * * *", "Europe/Berlin")).toBe("2027-03-29T01:30:00.000Z");
  expect(at("2027-03-27T12:00:00Z")).toBe("2027-03-28T03:30:00.000Z");
  expect(at("2027-03-27T12:00:00Z", "0 4 * * *")).toBe("2027-03-28T04:00:00.000Z");
});

test("what never runs is remembered, too; what was answered is nobody's to change; and thousands that are tried out are forgotten", () => {
  let reads = 0;
  const nextRun = rememberNextRuns((cron) => {
    reads += 1;
    return cron === "never" ? null : new Date("2026-12-01T00:00:00Z");
  });
  const now = new Date("2026-11-29T00:00:00Z");
  expect([nextRun("never", "UTC", now), nextRun("never", "UTC", now), reads]).toEqual([null, null, 1]);
  nextRun("daily", "UTC", now)?.setFullYear(1999);
  expect(nextRun("daily", "UTC", now)?.toISOString()).toBe("2026-12-01T00:00:00.000Z");
  for (let number = 0; number < 1_000; number += 1) nextRun(`${number}`, "UTC", now);
  nextRun("never", "UTC", now);
  expect(reads).toBe(1_003);
});
