import fc from "fast-check";
import { expect, test } from "vitest";
import { CHANNELS } from "../kinds.ts";
import { figuresOf, sumOf } from "../ratios.ts";
import { CHANGED_FIGURES } from "./decompose.ts";
import type { FigureRow } from "./figures-schema.ts";
import { changeOf } from "./read-changes.ts";

const rows = fc.uniqueArray(
  fc.record({
    campaign: fc.nat(5),
    channel: fc.constantFrom(...CHANNELS),
    impressions: fc.nat(90_000),
    clicks: fc.nat(9_000),
    conversions: fc.nat(900),
    spendMinor: fc.nat(900_000),
    revenueMinor: fc.nat(900_000),
  }),
  { selector: ({ campaign, channel }) => `${campaign} ${channel}`, maxLength: 30 },
);
const rowsOf = (
  made: {
    campaign: number;
    channel: (typeof CHANNELS)[number];
    impressions: number;
    clicks: number;
    conversions: number;
    spendMinor: number;
    revenueMinor: number;
  }[],
): FigureRow[] =>
  made.map(({ campaign, channel, ...counts }) => ({
    from: null,
    campaignId: `c${campaign}`,
    campaignName: `C${campaign}`,
    channel,
    figures: figuresOf(counts),
    importedAt: null,
  }));

test("campaigns and channels add up to the whole change, and so do their reasons", () => {
  fc.assert(
    fc.property(rows, rows, fc.constantFrom(...CHANGED_FIGURES), (madeBefore, madeNow, figure) => {
      const [before, now] = [rowsOf(madeBefore), rowsOf(madeNow)];
      const change = changeOf(figure, before, now);
      const total = (side: FigureRow[]) => sumOf(side.map((row) => row.figures))[figure];
      expect(change.change).toBe(total(now) - total(before));
      const { volume, rate, price, other } = change.effects;
      expect(volume + rate + price + other).toBe(change.change);
      expect(change.channels.reduce((sum, each) => sum + each.change, 0)).toBe(change.change);
    }),
  );
});

test("the largest reasons come first, falls as well as rises", () => {
  const row = (campaign: number, revenueMinor: number) => ({
    campaign,
    channel: "email" as const,
    impressions: 10,
    clicks: 10,
    conversions: 1,
    spendMinor: 1,
    revenueMinor,
  });
  const change = changeOf("revenueMinor", rowsOf([row(1, 900), row(2, 100)]), rowsOf([row(2, 150), row(3, 200)]));
  expect(change.reasons.map(({ campaignId, change: by }) => [campaignId, by])).toEqual([
    ["c1", -900],
    ["c3", 200],
    ["c2", 50],
  ]);
});
