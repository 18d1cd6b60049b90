import { dayIn } from "#lib/platform/clock";

/** A backup as retention sees it. Only good ones are thinned out: what is damaged or under way is for people to decide. */
export interface Keepable {
  id: string;
  madeAt: Date;
  /** Made, on the disk, and no check has failed. */
  isGood: boolean;
  /** Something is at work upon it. */
  isBusy: boolean;
}

export interface KeepRules {
  /** At least 1. */
  keepLast: number;
  /** The newest of each of so many days, weeks (from Monday) and months that have one. */
  keepDaily: number;
  keepWeekly: number;
  keepMonthly: number;
  timeZone: string;
}

export interface Thinned {
  /** Each with why: "last", "day 2026-11-26", "week of 2026-11-23", "month 2026-11", "busy", "not good". */
  keep: Map<string, string[]>;
  remove: string[];
}

/**
 * Grandfather, father, son: which backups stay. The newest good one always does, and so does whatever is busy or not good.
 * The order that it is given does not matter.
 */
export function thinOut(backups: readonly Keepable[], rules: KeepRules): Thinned {
  const keep = new Map<string, string[]>();
  const note = (id: string, why: string) => keep.set(id, [...(keep.get(id) ?? []), why]);
  for (const { id, isGood, isBusy } of backups) {
    if (isBusy) note(id, "busy");
    if (!isGood) note(id, "not good");
  }
  const good = backups.filter(({ isGood }) => isGood).toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime() || (a.id < b.id ? 1 : -1));
  for (const { id } of good.slice(0, Math.max(1, rules.keepLast))) note(id, "last");
  const periods: [number, (day: string) => string][] = [
    [rules.keepDaily, (day) => `day ${day}`],
    [rules.keepWeekly, (day) => `week of ${mondayOf(day)}`],
    [rules.keepMonthly, (day) => `month ${day.slice(0, 7)}`],
  ];
  for (const [count, periodOf] of periods) {
    const seen = new Set<string>();
    for (const { id, madeAt } of good) {
      const period = periodOf(dayIn(madeAt, rules.timeZone));
      if (seen.has(period)) continue;
      if (seen.size >= count) break;
      seen.add(period);
      note(id, period);
    }
  }
  return { keep, remove: good.filter(({ id }) => !keep.has(id)).map(({ id }) => id) };
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
