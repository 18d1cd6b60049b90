import type { ImportedDay } from "#lib/campaigns/schema";
import { around, numbersOf } from "../random.ts";
import type { ClientYear, Happening, Line } from "./clients.ts";
import { demandOn, type Trade } from "./trades.ts";

/** How much days differ, and clicks, prices and baskets among them. */
const SPREAD = { impressions: 0.3, clickRate: 0.22, clickPrice: 0.15, orderValue: 0.35 };
const DAY_MS = 86_400_000;

/**
 * The figures of a client's year, day by day, as a file of the ordinary import tells them: clicks are among the impressions, conversions among
 * the clicks, and a line spends no more than it may. The same seed makes the same figures, and no line depends on another.
 */
export function yearOf(seed: string, { trade, lines, happenings }: ClientYear): ImportedDay[] {
  const rows = lines.flatMap((line) => daysOf(numbersOf(`${seed} ${line.campaign} ${line.channel}`), trade, line, happenings));
  return rows.sort((a, b) => compare(a.day, b.day) || compare(a.campaign, b.campaign) || compare(a.channel, b.channel));
}

function daysOf(number: () => number, trade: Trade, line: Line, happenings: readonly Happening[]): ImportedDay[] {
  const rows: ImportedDay[] = [];
  let leftCents = Math.round((line.mostSpend ?? Number.MAX_SAFE_INTEGER / 100) * 100);
  for (const day of daysBetween(line.from, line.to)) {
    const effects = happenings.filter((each) => isOf(each, line.campaign, day)).map(({ effect }) => effect);
    if (effects.includes("pause") || leftCents === 0) continue;
    const impressions = Math.round(line.impressions * demandOn(trade, day) * around(number, SPREAD.impressions));
    const clicks = share(number, impressions, line.clickRate * around(number, SPREAD.clickRate));
    const conversions = share(
      number,
      clicks,
      effects.reduce((rate, effect) => rate * timesOf(effect, "conversionRateTimes"), line.conversionRate),
    );
    const clickPrice = effects.reduce((price, effect) => price * timesOf(effect, "clickPriceTimes"), line.clickPrice);
    const spendCents = Math.min(leftCents, Math.round(clicks * clickPrice * around(number, SPREAD.clickPrice) * 100));
    const revenueCents = Math.round(conversions * line.orderValue * around(number, SPREAD.orderValue) * 100);
    leftCents -= spendCents;
    rows.push({
      ...{ campaign: line.campaign, day, channel: line.channel, impressions, clicks, conversions },
      ...{ spend: amountOf(spendCents), revenue: amountOf(revenueCents) },
    });
  }
  return rows;
}

/** A part of a whole number, at random above or below: on average it is the rate, also where that is less than one a day. */
const share = (number: () => number, whole: number, rate: number): number => Math.min(whole, Math.floor(whole * rate + number()));

const timesOf = (effect: Happening["effect"], name: "clickPriceTimes" | "conversionRateTimes"): number =>
  typeof effect === "object" && name in effect ? (effect as Record<typeof name, number>)[name] : 1;

const isOf = ({ campaigns, from, to }: Happening, campaign: string, day: string): boolean =>
  from <= day && day <= to && (campaigns === undefined || campaigns.includes(campaign));

export function daysBetween(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10));
}

const amountOf = (cents: number): string => (cents / 100).toFixed(2);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
