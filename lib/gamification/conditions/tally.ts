import type { FactName } from "./facts.ts";
import { dayExists, numberOfDay, numberOfHour } from "./local-day.ts";
import type { ReversingName } from "./reversals.ts";
import { type Condition, type Filter, type Leaf, leavesOf, type Selection } from "./shapes.ts";

/** An event as conditions see it. */
export interface Fact {
  id: string;
  name: FactName | ReversingName;
  at: Date;
  /** The day in the tenant's time zone when it happened: a later change of the zone moves no event. */
  localDate: string;
  actorId: string | null;
  /** What it is about, when it can be taken back or takes something back. */
  subject: string | null;
  data: Readonly<Record<string, unknown>>;
}

/** One number that a condition keeps of the events. */
export interface TallySpec {
  part: number;
  keeps: "count" | "sum" | "max" | "first" | "last" | "window" | "streak";
  selection: Selection;
  /** What is added up or compared; without it events are counted. */
  field?: string;
  window?: { unit: "day" | "hour"; length: number };
  streak?: { days: number; freezes: number };
  /** Counts what happened, also what was taken back since: a share of what was refunded is one of all orders. */
  isGross?: true;
}

/** What a tally has come to: null before its first event. Windows and streaks also keep their days or hours. */
export interface TallyState {
  value: number | null;
  buckets: Map<number, number>;
}

export const emptyTally = (): TallyState => ({ value: null, buckets: new Map() });

/** They are asked for with each event, and a condition never changes. */
const knownTallies = new WeakMap<Condition, readonly TallySpec[]>();

/** The tallies that a condition needs, numbered from left to right. */
export function talliesOf(condition: Condition): readonly TallySpec[] {
  const known = knownTallies.get(condition);
  if (known) return known;
  const tallies = leavesOf(condition)
    .flatMap(specsOf)
    .map((spec, part) => ({ ...spec, part }));
  knownTallies.set(condition, tallies);
  return tallies;
}

/** How many tallies a leaf reads: a ratio two, a measure none. */
export const tallyCountOf = (leaf: Leaf): number => specsOf(leaf).length;

function specsOf(leaf: Leaf): Omit<TallySpec, "part">[] {
  if ("measure" in leaf) return [];
  if ("ratio" in leaf)
    return [leaf.ratio.of, leaf.ratio.over].map((each) => ({
      ...("count" in each ? counted(each.count) : summed("sum", each.sum)),
      isGross: true as const,
    }));
  if ("count" in leaf) return [{ ...counted(leaf.count), ...windowOf(leaf.within) }];
  if ("sum" in leaf) return [{ ...summed("sum", leaf.sum), ...windowOf(leaf.within) }];
  if ("max" in leaf) return [summed("max", leaf.max)];
  if ("streak" in leaf) return [{ keeps: "streak", selection: leaf.streak, streak: { days: leaf.days, freezes: leaf.freezes ?? 0 } }];
  return "first" in leaf ? [{ keeps: "first", selection: leaf.first }] : [{ keeps: "last", selection: leaf.last }];
}

const counted = (of: Selection) => ({ keeps: "count" as const, selection: of });
const summed = (keeps: "sum" | "max", { field, ...of }: Selection & { field: string }) => ({ keeps, selection: of, field });
const windowOf = (within: { days: number } | { hours: number } | undefined) =>
  within === undefined
    ? {}
    : {
        keeps: "window" as const,
        window: "days" in within ? { unit: "day" as const, length: within.days } : { unit: "hour" as const, length: within.hours },
      };

/** What an event adds to a tally; null when it does not count there. */
export function amountOf({ selection, field }: TallySpec, fact: Fact): number | null {
  if (fact.name !== selection.event || !(selection.where ?? []).every((each) => passes(each, fact.data[each.field]))) return null;
  if (field === undefined) return 1;
  const value = fact.data[field];
  return typeof value === "number" && Number.isFinite(value) ? Math.round(value) : null;
}

function passes(filter: Filter, value: unknown): boolean {
  if ("is" in filter) return value === filter.is;
  if ("isNot" in filter) return value !== undefined && value !== filter.isNot;
  if (typeof value !== "number") return false;
  return "atLeast" in filter ? value >= filter.atLeast : value <= filter.atMost;
}

/** The day or hour under which an event is kept; null for tallies that keep none. */
export function bucketOf({ keeps, window }: TallySpec, fact: Fact): number | null {
  if (keeps === "streak") return numberOfDay(fact.localDate);
  if (keeps !== "window") return null;
  return window?.unit === "hour" ? numberOfHour(fact.at) : numberOfDay(fact.localDate);
}

/** How far from an event's own bucket others can matter to it, so that no more is read. One day more: a day may not exist. */
export const reachOf = ({ window, streak }: TallySpec): number => (window ? window.length - 1 : streak ? streak.days + streak.freezes + 1 : 0);

/**
 * Adds an event to a tally, in place. The order in which events come does not matter. Of the buckets only those within
 * `reachOf` of the event's own need to be there.
 */
export function addTo(state: TallyState, spec: TallySpec, fact: Fact, timeZone: string): void {
  const amount = amountOf(spec, fact);
  if (amount === null) return;
  const { value, buckets } = state;
  if (spec.keeps === "count" || spec.keeps === "sum") state.value = (value ?? 0) + amount;
  else if (spec.keeps === "max") state.value = Math.max(value ?? amount, amount);
  else if (spec.keeps === "first") state.value = Math.min(value ?? Number.POSITIVE_INFINITY, numberOfDay(fact.localDate));
  else if (spec.keeps === "last") state.value = Math.max(value ?? Number.NEGATIVE_INFINITY, numberOfDay(fact.localDate));
  else {
    const bucket = bucketOf(spec, fact) ?? numberOfDay(fact.localDate);
    const before = buckets.get(bucket);
    buckets.set(bucket, (before ?? 0) + amount);
    // A second event of a day lengthens no run.
    if (!spec.streak) state.value = Math.max(value ?? 0, fullestWindow(buckets, bucket, spec.window?.length ?? 1));
    else if (before === undefined) state.value = Math.max(value ?? 0, Math.min(longestRun(buckets, bucket, spec.streak, timeZone), spec.streak.days));
  }
}

/** What a window or a streak comes to by all of its buckets; null without any. */
export function tellBuckets(buckets: ReadonlyMap<number, number>, { window, streak }: TallySpec, timeZone: string): number | null {
  if (buckets.size === 0) return null;
  if (!streak) return fullestOfAll(buckets, window?.length ?? 1);
  let best = 0;
  for (const bucket of buckets.keys()) {
    best = Math.max(best, Math.min(longestRun(buckets, bucket, streak, timeZone), streak.days));
    // More than the aim is not kept.
    if (best === streak.days) break;
  }
  return best;
}

/** The most that any window of `length` buckets holds: some fullest one ends with a bucket that holds something. */
function fullestOfAll(buckets: ReadonlyMap<number, number>, length: number): number {
  const sorted = [...buckets].sort(([a], [b]) => a - b);
  let [sum, best, from] = [0, 0, 0];
  for (const [bucket, value] of sorted) {
    sum += value;
    for (let first = sorted[from]; first && first[0] <= bucket - length; first = sorted[from]) {
      sum -= first[1];
      from += 1;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** The most that a window of `length` buckets holds, among those windows that hold `bucket`. */
function fullestWindow(buckets: ReadonlyMap<number, number>, bucket: number, length: number): number {
  let sum = 0;
  for (let each = bucket - length + 1; each <= bucket; each += 1) sum += buckets.get(each) ?? 0;
  let best = sum;
  for (let end = bucket + 1; end < bucket + length; end += 1) {
    sum += (buckets.get(end) ?? 0) - (buckets.get(end - length) ?? 0);
    best = Math.max(best, sum);
  }
  return best;
}

/**
 * The most days with events in a run through `through` that misses at most `freezes` days. A day that never came is not
 * missed. Days out of reach are not looked at, so that a run is as long with all days at hand as with the near ones.
 */
function longestRun(
  buckets: ReadonlyMap<number, number>,
  through: number,
  { days: target, freezes }: { days: number; freezes: number },
  timeZone: string,
): number {
  const reach = target + freezes + 1;
  const days = [...buckets.keys()].filter((day) => Math.abs(day - through) <= reach).sort((a, b) => a - b);
  const own = days.indexOf(through);
  // How many days are missed between the first day and each.
  const missedBefore: number[] = [];
  for (const [index, day] of days.entries()) {
    const before = days[index - 1];
    missedBefore.push(before === undefined ? 0 : (missedBefore[index - 1] ?? 0) + missed(before, day, freezes, timeZone));
  }
  const missedBetween = (from: number, to: number) => (missedBefore[to] ?? 0) - (missedBefore[from] ?? 0);
  let best = 1;
  for (let from = own, to = days.length - 1; from >= 0 && missedBetween(from, own) <= freezes; from -= 1) {
    while (missedBetween(from, to) > freezes) to -= 1;
    best = Math.max(best, to - from + 1);
  }
  return best;
}

/** Days between two others; beyond what freezes bridge it does not matter how many. */
function missed(from: number, to: number, freezes: number, timeZone: string): number {
  const between = to - from - 1;
  if (between === 0 || between > freezes + 2) return between;
  let count = 0;
  for (let day = from + 1; day < to; day += 1) if (dayExists(day, timeZone)) count += 1;
  return count;
}
