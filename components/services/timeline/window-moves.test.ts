import { expect, it } from "vitest";
import { hrefOfWindow, moved, snapped } from "./window-moves.ts";

const HOUR = 3_600_000;
const DAY = { from: Date.UTC(2026, 10, 26, 12, 1, 2), to: Date.UTC(2026, 10, 27, 12, 1, 2) };
const at = (hours: number) => DAY.from + hours * HOUR;

it("is drawn in whole steps either way, at least one of them, and inside the range", () => {
  expect(snapped(at(3.2), at(1.4), HOUR, DAY)).toEqual({ from: Date.UTC(2026, 10, 26, 13), to: Date.UTC(2026, 10, 26, 16) });
  expect(snapped(at(2.2), at(2.3), HOUR, DAY)).toEqual({ from: Date.UTC(2026, 10, 26, 14), to: Date.UTC(2026, 10, 26, 15) });
  expect(snapped(at(-4), at(40), HOUR, DAY)).toEqual(DAY);
});

it("keeps its length when it is moved, and stops at the ends", () => {
  expect(moved({ from: at(1), to: at(3) }, -5 * HOUR, DAY)).toEqual({ from: DAY.from, to: at(2) });
  expect(moved({ from: at(1), to: at(3) }, 50 * HOUR, DAY)).toEqual({ from: at(22), to: DAY.to });
});

it("has an address without the sides that are the range’s own", () => {
  expect(hrefOfWindow({ from: Date.UTC(2026, 10, 27, 6), to: DAY.to }, DAY, { range: "24h" })).toBe("?range=24h&from=2026-11-27T06%3A00");
  expect(hrefOfWindow(DAY, DAY, { range: "24h" })).toBe("?range=24h");
  expect(hrefOfWindow({ from: DAY.from + 20_000, to: DAY.to - 20_000 }, DAY, { range: "24h" })).toBe("?range=24h");
});
