import { daysOf, startOfDay } from "../days.ts";

/** A time in which a tenant's plan, price and standing did not change. */
export interface PaidTime {
  planName: string;
  /** Of a whole month. */
  priceMinor: number;
  currency: string;
  /** Whether it is paid for: trials and suspended times are not. */
  isPaid: boolean;
  startedAt: Date;
  /** Null while it runs. */
  endedAt: Date | null;
}

/** Days of a plan in a month that are charged together. */
export interface PlanCharge {
  planName: string;
  currency: string;
  fromDay: string;
  /** Included. */
  lastDay: string;
  days: number;
  /** Of the whole month. */
  ofDays: number;
  priceMinor: number;
  amountMinor: number;
}

/**
 * What the days from `from` until before `to`, counted from 0 on, cost of a month of `ofDays` days. Halves are rounded up, and always from
 * the month's start: so the parts of a month add up to its price to the cent, however it is split. Pure.
 */
export function partOf(priceMinor: number, from: number, to: number, ofDays: number): number {
  const until = (day: number) => Math.floor((2 * priceMinor * day + ofDays) / (2 * ofDays));
  return until(to) - until(from);
}

/**
 * What a calendar month costs, day by day: a day costs what the plan costs with which it began, in the tenant's time zone. So whoever
 * takes a larger plan pays for it from the next day on, and a day that began unpaid is free. Days of one plan at one price that follow
 * one another are one charge. Pure.
 * @param times of a tenant, in any order; those without a price, and those that are not paid for, cost nothing
 */
export function chargesOf(times: readonly PaidTime[], month: string, timeZone: string): PlanCharge[] {
  const days = daysOf(month);
  const charges: { time: PaidTime; from: number; to: number }[] = [];
  for (const [index, day] of days.entries()) {
    const at = startOfDay(day, timeZone);
    const time = times.find(({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || endedAt > at));
    if (!time?.isPaid || time.priceMinor === 0) continue;
    const last = charges.at(-1);
    if (last?.to === index && isSame(last.time, time)) last.to = index + 1;
    else charges.push({ time, from: index, to: index + 1 });
  }
  return charges.map(({ time: { planName, currency, priceMinor }, from, to }) => ({
    planName,
    currency,
    fromDay: days[from] ?? "",
    lastDay: days[to - 1] ?? "",
    days: to - from,
    ofDays: days.length,
    priceMinor,
    amountMinor: partOf(priceMinor, from, to, days.length),
  }));
}

const isSame = (one: PaidTime, other: PaidTime) =>
  one.planName === other.planName && one.priceMinor === other.priceMinor && one.currency === other.currency;
