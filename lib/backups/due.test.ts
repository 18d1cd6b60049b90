import { PgBoss } from "pg-boss";
import { expect, test } from "vitest";
import type { NextRun } from "#lib/platform/jobs";
import { lastDue, nextDue, tryNow } from "./due.ts";

const boss = new PgBoss("postgresql://nobody@localhost/nothing");
const nextRun: NextRun = (cron, tz, from) => boss.previewSchedule(cron, { tz, from, count: 1 })[0] ?? null;
const daily = { schedule: "daily", weekday: 0, timeOfDay: "02:30", timeZone: "Europe/Berlin" } as const;
const long = new Date("2026-01-01T00:00:00Z");
const due = (now: string, since = long) => lastDue(daily, since, new Date(now), nextRun)?.toISOString() ?? null;

test("the last due time is the newest one that has come, in the rules' own zone", () => {
  expect(due("2026-11-25T01:29:59Z")).toBe("2026-11-24T01:30:00.000Z");
  expect(due("2026-11-25T01:30:00Z")).toBe("2026-11-25T01:30:00.000Z");
  expect(due("2026-07-25T00:30:00Z")).toBe("2026-07-25T00:30:00.000Z");
});

test("what came before the rules counts for nothing", () => {
  expect(due("2026-11-25T12:00:00Z", new Date("2026-11-25T11:00:00Z"))).toBeNull();
  expect(lastDue({ ...daily, schedule: "off" }, long, new Date("2026-11-25T12:00:00Z"), nextRun)).toBeNull();
});

test("each night has one due time, also those of which an hour is missing or comes twice", () => {
  for (const night of ["2026-03-29", "2026-10-25"]) {
    const before = due(`${night}T00:00:00Z`);
    const after = due(`${night}T12:00:00Z`);
    expect(after).not.toBe(before);
    expect(after?.slice(0, 10)).toBe(night);
  }
});

test("a weekly one is due on its weekday", () => {
  const next = nextDue({ ...daily, schedule: "weekly", weekday: 1 }, new Date("2026-11-25T12:00:00Z"), nextRun);
  expect(next?.toISOString()).toBe("2026-11-30T01:30:00.000Z");
});

test("a failed try is made again after a pause, three times in all; one that was called off or went well is not", () => {
  const now = new Date("2026-11-25T02:00:00Z");
  const ended = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  expect(tryNow([], now)).toBe(1);
  expect(tryNow([{ attempt: 1, state: "failed", endedAt: ended(5) }], now)).toBeNull();
  expect(tryNow([{ attempt: 1, state: "failed", endedAt: ended(15) }], now)).toBe(2);
  expect(tryNow([{ attempt: 3, state: "failed", endedAt: ended(60) }], now)).toBeNull();
  for (const state of ["waiting", "running", "done", "cancelled"] as const)
    expect(tryNow([{ attempt: 1, state, endedAt: ended(60) }], now)).toBeNull();
});
