import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCampaignsCsv, parseFiguresCsv } from "#lib/campaigns";
import { CLIENT_YEARS, type ClientYear, YEAR_FROM, YEAR_TO } from "./clients.ts";
import { demandOn, TRADES } from "./trades.ts";
import { daysBetween, yearOf } from "./year-of.ts";

const line = fc.record({
  campaign: fc.constantFrom("a", "b"),
  channel: fc.constantFrom("email", "google_ads"),
  from: fc.constantFrom("2026-01-01", "2026-05-03"),
  to: fc.constantFrom("2026-04-30", "2026-06-30"),
  impressions: fc.integer({ min: 0, max: 50_000 }),
  clickRate: fc.double({ min: 0, max: 1.2, noNaN: true }),
  conversionRate: fc.double({ min: 0, max: 1.2, noNaN: true }),
  clickPrice: fc.double({ min: 0, max: 9, noNaN: true }),
  orderValue: fc.double({ min: 0, max: 2_000, noNaN: true }),
  mostSpend: fc.double({ min: 0, max: 5_000, noNaN: true }),
});
const happening = fc.record({
  because: fc.constant("Something happened."),
  from: fc.constantFrom("2026-02-01", "2026-04-01"),
  to: fc.constantFrom("2026-03-10", "2026-05-31"),
  effect: fc.constantFrom("pause" as const, { clickPriceTimes: 2 }, { conversionRateTimes: 3 }),
});
const year: fc.Arbitrary<ClientYear> = fc.record({
  trade: fc.constantFrom(...Object.values(TRADES)),
  lines: fc.array(line, { maxLength: 3 }),
  happenings: fc.array(happening, { maxLength: 2 }),
});

test("whatever a year is made of, its figures are possible, paused days have none, and no line spends more than it may", () => {
  fc.assert(
    fc.property(fc.string(), year, (seed, made) => {
      for (const each of made.lines) {
        const rows = yearOf(seed, { ...made, lines: [each] });
        const spent = rows.reduce((sum, { spend }) => sum + Math.round(Number(spend) * 100), 0);
        expect(spent).toBeLessThanOrEqual(Math.round((each.mostSpend ?? 0) * 100));
        for (const { day, impressions, clicks, conversions, spend, revenue } of rows) {
          expect([impressions >= 0, clicks >= 0, conversions >= 0, Number(spend) >= 0, Number(revenue) >= 0]).not.toContain(false);
          expect([clicks <= impressions, conversions <= clicks, each.from <= day, day <= each.to]).not.toContain(false);
          expect(made.happenings.some(({ effect, from, to }) => effect === "pause" && from <= day && day <= to)).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("one seed makes one year, another makes another, and a line stays as it is whatever stands beside it", () => {
  const [, made] = Object.entries(CLIENT_YEARS)[0] ?? [];
  if (!made) throw new Error("There are years.");
  expect(yearOf("one", made)).toEqual(yearOf("one", made));
  expect(yearOf("other", made)).not.toEqual(yearOf("one", made));
  const [, second] = made.lines;
  if (!second) throw new Error("There are lines.");
  const alone = yearOf("one", { ...made, lines: [second] });
  expect(yearOf("one", made).filter(({ campaign, channel }) => campaign === second.campaign && channel === second.channel)).toEqual(alone);
});

describe.each(Object.entries(CLIENT_YEARS))("%s", (slug, made) => {
  const rows = yearOf(slug, made);
  const read = (name: string) => readFileSync(join(import.meta.dirname, "..", slug, name), "utf8");
  const campaigns = new Map(parseCampaignsCsv(read("campaigns.csv")).map((each) => [each.key, each]));
  const sum = (from: string, to: string, field: "clicks" | "conversions" | "spend", campaigns?: readonly string[]) =>
    rows
      .filter(({ day, campaign }) => from <= day && day <= to && (campaigns?.includes(campaign) ?? true))
      .reduce((total, row) => total + Number(row[field]), 0);

  test("has figures from the first day of the year to the day before its file, and a row once", () => {
    const days = new Set(rows.map(({ day }) => day));
    const closed = made.happenings
      .filter(({ effect, campaigns }) => effect === "pause" && !campaigns)
      .flatMap(({ from, to }) => daysBetween(from, to));
    expect(daysBetween(YEAR_FROM, YEAR_TO).filter((day) => !days.has(day))).toEqual(closed);
    expect(new Set(rows.map(({ campaign, day, channel }) => `${campaign} ${day} ${channel}`)).size).toBe(rows.length);
  });

  test("is about campaigns of its file, in their time, before the file's own figures", () => {
    for (const { campaign, day } of rows) {
      const { startsOn, endsOn } = campaigns.get(campaign) ?? { startsOn: "none", endsOn: null };
      expect(startsOn <= day && day <= (endsOn ?? "9999")).toBe(true);
    }
    const [first] = parseFiguresCsv(read("figures.csv"))
      .map(({ day }) => day)
      .sort();
    expect(dayAfter(YEAR_TO)).toBe(first);
  });

  test("spends no more than the budget where all lines of a campaign say what they may spend", () => {
    const kept = [...campaigns.values()].filter(({ key }) => {
      const lines = made.lines.filter(({ campaign }) => campaign === key);
      return lines.length > 0 && lines.every(({ mostSpend }) => mostSpend !== undefined);
    });
    expect(kept.length).toBeGreaterThan(1);
    for (const { key, budget } of kept) expect(sum(YEAR_FROM, YEAR_TO, "spend", [key])).toBeLessThanOrEqual(Number(budget));
  });

  test("has two pauses and one bad month, whose reason is the price of a click or the rate of conversions and nothing else", () => {
    const bad = made.happenings.filter(({ effect }) => effect !== "pause");
    expect([made.happenings.length - bad.length, bad.length]).toEqual([2, 1]);
    for (const { from, to, effect, campaigns } of bad) {
      const measure = (first: string, last: string) => {
        const clicks = sum(first, last, "clicks", campaigns);
        return { price: sum(first, last, "spend", campaigns) / clicks, rate: sum(first, last, "conversions", campaigns) / clicks };
      };
      const during = measure(from, to);
      const after = measure(dayAfter(to), "2026-08-24");
      const [price, rate] = [during.price / after.price, during.rate / after.rate];
      if (typeof effect === "object" && "clickPriceTimes" in effect) {
        expect(price).toBeGreaterThan(1.4);
        expect(Math.abs(rate - 1)).toBeLessThan(0.3);
      } else {
        expect(rate).toBeLessThan(0.5);
        expect(Math.abs(price - 1)).toBeLessThan(0.3);
      }
    }
  });
});

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

test("each trade has its seasons: the dentist's January, the restaurant's Valentine's Day, the outdoor shop's Black Friday", () => {
  expect(demandOn(TRADES.dentist, "2026-01-14")).toBeGreaterThan(1.5 * demandOn(TRADES.dentist, "2026-07-15"));
  expect(demandOn(TRADES.dentist, "2026-01-18")).toBeLessThan(0.5 * demandOn(TRADES.dentist, "2026-01-14"));
  expect(demandOn(TRADES.restaurant, "2026-02-13")).toBeGreaterThan(1.5 * demandOn(TRADES.restaurant, "2026-02-20"));
  expect(demandOn(TRADES.outdoor, "2025-11-28")).toBeGreaterThan(1.5 * demandOn(TRADES.outdoor, "2026-11-20"));
});
