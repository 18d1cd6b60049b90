import { expect, test } from "vitest";
import { dateFormat } from "./date-format.ts";

test("a way of writing has one formatter, and another way has another", () => {
  const at = new Date("2026-11-23T00:00:00Z");
  const plain = { calendar: "gregory", timeZone: "UTC" } as const;
  expect(dateFormat("en", plain)).toBe(dateFormat("en", { ...plain }));
  expect(dateFormat("en", plain).format(at)).toBe("11/23/2026");
  expect(dateFormat("en", { ...plain, dateStyle: "full" }).format(at)).toBe("Monday, November 23, 2026");
  expect(dateFormat("de", { ...plain, weekday: "long" }).format(at)).toBe("Montag");
});
