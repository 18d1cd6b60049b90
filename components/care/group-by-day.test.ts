import { expect, test } from "vitest";
import type { TimelineEvent } from "#lib/care/schema";
import { formatDate } from "../format/time.tsx";
import { groupByDay } from "./group-by-day.ts";

const at = (moment: string): TimelineEvent => ({ id: moment, at: moment, kind: "plan", title: "t", body: null, by: null, href: null });
const dayIn = (timeZone: string) => (moment: Date) => formatDate(moment, { timeZone, precision: "date" });
const NOW = new Date("2026-03-02T12:00:00Z");

test("days are those of the tenant's time zone, and what lies ahead is by itself", () => {
  const events = ["2026-04-01T00:00:00Z", "2026-03-02T10:30:00Z", "2026-03-01T23:30:00Z", "2026-03-01T22:30:00Z"].map(at);
  const labels = (timeZone: string) => groupByDay(events, NOW, dayIn(timeZone)).map(({ label, events: { length } }) => [label, length]);
  expect(labels("UTC")).toEqual([
    [null, 1],
    ["Mar 2, 2026", 1],
    ["Mar 1, 2026", 2],
  ]);
  expect(labels("Europe/Berlin")).toEqual([
    [null, 1],
    ["Mar 2, 2026", 2],
    ["Mar 1, 2026", 1],
  ]);
  expect(groupByDay([], NOW, dayIn("UTC"))).toEqual([]);
});
