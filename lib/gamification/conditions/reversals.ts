import type { EventName } from "#lib/events";
import type { FactName } from "./facts.ts";
import type { Fact } from "./tally.ts";

/** How events of a kind are taken back. */
interface Reversal {
  /** The event that takes it back. */
  by: EventName;
  /** The field of both events that says what they are about. */
  subject: string;
  /** For what can be taken back in parts: the field that holds how much it was, and the one of `by` with how much went back. */
  amount?: { was: string; back: string };
}

/**
 * Which events can be taken back. An order counts with what was not refunded, and once all is refunded it does not count; an achievement
 * and a referral are taken back as a whole, and can be earned again. Nothing takes the other events back: what was done is done.
 */
export const REVERSALS = {
  "order.paid": { by: "order.refunded", subject: "orderId", amount: { was: "totalMinor", back: "amountMinor" } },
  "achievement.awarded": { by: "achievement.taken_back", subject: "awardId" },
  "referral.converted": { by: "referral.taken_back", subject: "conversionId" },
} as const satisfies Partial<Record<FactName, Reversal>>;

type Reversible = keyof typeof REVERSALS;
export type ReversingName = (typeof REVERSALS)[Reversible]["by"];

const ALL: readonly [Reversible, Reversal][] = Object.entries(REVERSALS) as [Reversible, Reversal][];

export const REVERSING_NAMES = [...new Set(Object.values(REVERSALS).map(({ by }) => by))];

/** What takes each reversible event back, by name. */
export const REVERSED_BY: Readonly<Record<string, string>> = Object.fromEntries(ALL.map(([name, { by }]) => [name, by]));

/** What an event is about, by which it and what takes it back find each other; null when nothing does. Pure. */
export function subjectOf(name: EventName, data: Readonly<Record<string, unknown>>): string | null {
  const found = ALL.find(([each, { by }]) => each === name || by === name);
  const subject = found ? data[found[1].subject] : null;
  return typeof subject === "string" ? subject : null;
}

/** What has taken something back so far. */
export interface TakenBack {
  /** How many such events there are, of all time. */
  times: number;
  /** What they say went back, added up. */
  amount: number;
  /** The how manieth of its subject this event is, from 1: who earns something again does so after it was taken back. */
  nth: number;
}

/** An event as it counts now: with what is left of it, or null when nothing is. The order in which it was taken back does not matter. Pure. */
export function asItStands(fact: Fact, { times, amount, nth }: TakenBack): Fact | null {
  const reversal = ALL.find(([name]) => name === fact.name)?.[1];
  if (!reversal || times === 0) return fact;
  if (!reversal.amount) return nth > times ? fact : null;
  const { was } = reversal.amount;
  const left = Number(fact.data[was]) - amount;
  return left > 0 ? { ...fact, data: { ...fact.data, [was]: left } } : null;
}
