import fc from "fast-check";
import { expect, test } from "vitest";
import type { Counts } from "../counts-schema.ts";
import { CHANNELS, type Channel } from "../kinds.ts";
import { sumOf } from "../ratios.ts";
import { changeOf } from "./change-of.ts";
import { CHANGED_FIGURES } from "./decompose.ts";
import type { PartOfPeriods } from "./sum-periods.ts";

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
type Made = { campaign: number; channel: Channel } & Counts;

function partsOf(before: Made[], now: Made[]): PartOfPeriods[] {
  const keyOf = ({ campaign, channel }: Made) => `${campaign} ${channel}`;
  const countsOf = (made: Made[], key: string): Counts | null => {
    const found = made.find((each) => keyOf(each) === key);
    if (!found) return null;
    const { campaign: _, channel: __, ...counts } = found;
    return counts;
  };
  const all = new Map([...before, ...now].map((each) => [keyOf(each), each]));
  return [...all].map(([key, { campaign, channel }]) => ({
    campaignId: `c${campaign}`,
    channel,
    before: countsOf(before, key),
    now: countsOf(now, key),
  }));
}

test("campaigns and channels add up to the whole change, and so do their reasons", () => {
  fc.assert(
    fc.property(rows, rows, fc.constantFrom(...CHANGED_FIGURES), (madeBefore, madeNow, figure) => {
      const change = changeOf(figure, partsOf(madeBefore, madeNow));
      expect(change.change).toBe(sumOf(madeNow)[figure] - sumOf(madeBefore)[figure]);
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
  const change = changeOf("revenueMinor", partsOf([row(1, 900), row(2, 100)], [row(2, 150), row(3, 200)]));
  expect(change.reasons.map(({ campaignId, change: by }) => [campaignId, by])).toEqual([
    ["c1", -900],
    ["c3", 200],
    ["c2", 50],
  ]);
});
