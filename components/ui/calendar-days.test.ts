import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, dayByKey, firstDayOfWeek, isDay, isWithin, nearestWithin, startOfWeek, weeksAround } from "./calendar-days.ts";

const anyDay = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("days", () => {
  test("are days of the calendar only", () => {
    expect(["2026-02-28", "2028-02-29"].every(isDay)).toBe(true);
    expect(["2026-02-29", "2026-13-01", "2026-2-1", "", "0000-01-01", "2026-11-23T00:00"].some(isDay)).toBe(false);
  });

  test("a month later ends with the month when it is shorter", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2028-02-29", 12)).toBe("2029-02-28");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
  });

  test("going some days and back ends where it began, also over the changes of clocks", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => addDays(addDays(day, count), -count) === day));
  });

  test("stay within what may be chosen", () => {
    const bounds = { min: "2026-11-10", max: "2026-11-20" };
    expect(isWithin("2026-11-10", bounds) && isWithin("2026-11-20", bounds)).toBe(true);
    expect(isWithin("2026-11-09", bounds) || isWithin("2026-11-21", bounds)).toBe(false);
    expect(nearestWithin("2027-01-01", bounds)).toBe("2026-11-20");
  });
});

describe("weeks", () => {
  test("begin as the place has it", () => {
    expect([firstDayOfWeek("de-DE"), firstDayOfWeek("en-US"), firstDayOfWeek("ar-EG")]).toEqual([1, 7, 6]);
    expect(startOfWeek("2026-11-26", 1)).toBe("2026-11-23");
    expect(startOfWeek("2026-11-26", 7)).toBe("2026-11-22");
    expect(startOfWeek("2026-11-23", 1)).toBe("2026-11-23");
  });

  test("a month is six whole weeks, each day once, its own first day in the first of them", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (day, firstDay) => {
        const weeks = weeksAround(day, firstDay);
        expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
        expect(new Set(weeks.flat()).size).toBe(42);
        expect(weeks[0]).toContain(`${day.slice(0, 8)}01`);
        expect(weeks.flat()).toContain(day);
      }),
    );
  });
});

describe("keys in the calendar", () => {
  const monday = { firstDay: 1 };
  test("move as the APG has it", () => {
    const to = (key: string, isShift = false) => dayByKey("2026-11-26", key, { ...monday, isShift });
    expect([to("ArrowLeft"), to("ArrowRight"), to("ArrowUp"), to("ArrowDown")]).toEqual(["2026-11-25", "2026-11-27", "2026-11-19", "2026-12-03"]);
    expect([to("Home"), to("End"), to("PageUp"), to("PageDown")]).toEqual(["2026-11-23", "2026-11-29", "2026-10-26", "2026-12-26"]);
    expect([to("PageUp", true), to("PageDown", true), to("a")]).toEqual(["2025-11-26", "2027-11-26", null]);
  });

  test("turn around where text runs from right to left, and stop at the limits", () => {
    expect(dayByKey("2026-11-26", "ArrowLeft", { ...monday, isRightToLeft: true })).toBe("2026-11-27");
    expect(dayByKey("2026-11-26", "PageDown", { ...monday, max: "2026-11-30" })).toBe("2026-11-30");
  });
});
