import type { PointEntry } from "#lib/gamification/schema";
import type { ShownEntry } from "./ledger-rows.tsx";

/** What an entry is for, in words where it has some: the name of an achievement, or the key that it was entered under. */
export function causeOf({ causeKey, causeName, reversedCauseKey }: PointEntry, say: (sentence: string) => string): string {
  if (causeName !== null) return say(causeName);
  const key = reversedCauseKey ?? causeKey;
  if (key.startsWith("expire:")) return say("Points whose time was over");
  if (key.startsWith("hold:")) return say("Points held for review");
  if (key.startsWith("held:")) return say("Decision on held points");
  if (key.startsWith("referral:")) return say("Referral of a company");
  return key.startsWith("season:") ? say("Reward of a season") : key;
}

/**
 * By how much the entry raised (+) or lowered (−) what its person can spend; when it did neither, what is still on its way there, or
 * what was held and is now lost.
 */
export const changeOf = ({ accounts: { available, pending, held } }: PointEntry): number => available || pending || held;

/** Entries as the table shows them. */
export const shownEntries = (entries: PointEntry[], say: (sentence: string) => string, signed: (points: number) => string): ShownEntry[] =>
  entries.map((entry) => ({ ...entry, cause: causeOf(entry, say), signed: signed(changeOf(entry)) }));
