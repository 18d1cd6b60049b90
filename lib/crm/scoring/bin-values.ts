/** What is known of one lead: a number, a level, or null where it is not known. */
export type FactValue = number | string | null;
export type Facts = Readonly<Record<string, FactValue>>;
/** One lead whose outcome is known, as it was when it came. */
export interface Outcome {
  facts: Facts;
  isWon: boolean;
}
export interface Factor {
  name: string;
  kind: "number" | "level";
}

/** Leads that are alike in one factor. A number lies from `from` up to, and without, `below`; null is without an end. */
export interface Bin {
  kind: "range" | "levels" | "other" | "missing";
  from: number | null;
  below: number | null;
  levels: readonly string[];
  won: number;
  lost: number;
  /** Weight of evidence: ln of how much better its odds are than those of all; drawn towards 0 where few were seen. */
  evidence: number;
}
export interface BinnedFactor extends Factor {
  bins: readonly Bin[];
  /** Information value: 0 says nothing, .02 little, .3 much (Siddiqi, Credit Risk Scorecards, 2006). */
  information: number;
}

const MOST_RANGES = 6;
const FIRST_RANGES = 20;
const MOST_LEVELS = 12;
/** A bin has this share of all, and this many at least; smaller ones are put with their neighbours, or with "other". */
const SMALLEST_SHARE = 0.03;
const SMALLEST_BIN = 8;
/** As if this many leads of average luck had been seen in each bin too: ten of ten are no certainty. */
const DOUBT = 10;

interface Count {
  won: number;
  lost: number;
}

/** Divides one factor's values: numbers into ranges that rise or fall throughout, levels with rare ones put together. Pure. */
export function binFactor(factor: Factor, outcomes: readonly Outcome[]): BinnedFactor {
  const all = countOf(outcomes);
  const known = outcomes.filter(({ facts }) => !isMissing(facts[factor.name]));
  const smallest = Math.max(SMALLEST_BIN, Math.ceil(outcomes.length * SMALLEST_SHARE));
  const bins = factor.kind === "number" ? rangesOf(factor.name, known, smallest, all) : levelsOf(factor.name, known, smallest, all);
  const missing = outcomes.filter(({ facts }) => isMissing(facts[factor.name]));
  // Also when none was missing so far: one may come.
  bins.push(binOf({ kind: "missing" }, countOf(missing), all));
  return { ...factor, bins, information: informationOf(bins, all) };
}

/** Where a value belongs; -1 for one that was never seen and has no "other". Pure. */
export function indexOfBin({ bins }: BinnedFactor, value: FactValue | undefined): number {
  if (isMissing(value)) return bins.findIndex(({ kind }) => kind === "missing");
  const found = bins.findIndex(({ kind, from, below, levels }) =>
    kind === "range"
      ? typeof value === "number" && (from === null || value >= from) && (below === null || value < below)
      : kind === "levels" && levels.includes(String(value)),
  );
  return found >= 0 ? found : bins.findIndex(({ kind }) => kind === "other");
}

function rangesOf(name: string, known: readonly Outcome[], smallest: number, all: Count): Bin[] {
  const sorted = known
    .map(({ facts, isWon }) => ({ value: Number(facts[name]), isWon }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => a.value - b.value);
  const size = Math.max(smallest, Math.ceil(sorted.length / FIRST_RANGES));
  const ranges: (Count & { from: number })[] = [];
  for (const { value, isWon } of sorted) {
    const last = ranges.at(-1);
    // Equal values are never parted.
    const range = last && (last.won + last.lost < size || value === lastValue(ranges, sorted)) ? last : open(ranges, value);
    range[isWon ? "won" : "lost"] += 1;
  }
  const tail = ranges.at(-1);
  if (ranges.length > 1 && tail && tail.won + tail.lost < smallest) joinAt(ranges, ranges.length - 2);
  makeMonotone(ranges);
  while (ranges.length > MOST_RANGES) joinAt(ranges, nearestPair(ranges, all));
  return ranges.map((range, index) =>
    binOf({ kind: "range", from: index === 0 ? null : range.from, below: ranges[index + 1]?.from ?? null }, range, all),
  );
}

/** The value that came before the next one, by how many have been counted. */
function lastValue(ranges: readonly Count[], sorted: readonly { value: number }[]): number | undefined {
  let counted = 0;
  for (const { won, lost } of ranges) counted += won + lost;
  return sorted[counted - 1]?.value;
}

function open(ranges: (Count & { from: number })[], from: number): Count & { from: number } {
  const range = { from, won: 0, lost: 0 };
  ranges.push(range);
  return range;
}

/** Joins neighbours until the share of won ones only rises, or only falls, whichever needs fewer joins (pool adjacent violators). */
function makeMonotone(ranges: (Count & { from: number })[]): void {
  const [rising, falling] = [1, -1].map((direction) => pooled(ranges, direction)) as [typeof ranges, typeof ranges];
  const better = spread(rising) >= spread(falling) ? rising : falling;
  ranges.splice(0, ranges.length, ...better);
}

function pooled<Range extends Count & { from: number }>(ranges: readonly Range[], direction: number): Range[] {
  const kept: Range[] = [];
  for (const range of ranges) {
    kept.push({ ...range });
    for (let [before, last] = kept.slice(-2); before && last && direction * (shareWon(last) - shareWon(before)) <= 0; [before, last] = kept.slice(-2))
      joinAt(kept, kept.length - 2);
  }
  return kept;
}

/** How far the ranges lie apart: the sum of squares between them. */
function spread(ranges: readonly Count[]): number {
  const [won, total] = [sum(ranges.map((range) => range.won)), sum(ranges.map(sizeOf))];
  return sum(ranges.map((range) => sizeOf(range) * (shareWon(range) - won / total) ** 2));
}

function nearestPair(ranges: readonly Count[], all: Count): number {
  const gaps = ranges.slice(1).map((range, index) => Math.abs(evidenceOf(range, all) - evidenceOf(ranges[index] ?? range, all)));
  return gaps.indexOf(Math.min(...gaps));
}

function joinAt(ranges: Count[], index: number): void {
  const [first, second] = [ranges[index], ranges[index + 1]];
  if (!first || !second) return;
  first.won += second.won;
  first.lost += second.lost;
  ranges.splice(index + 1, 1);
}

function levelsOf(name: string, known: readonly Outcome[], smallest: number, all: Count): Bin[] {
  const counts = new Map<string, Count>();
  for (const { facts, isWon } of known) {
    const level = String(facts[name]);
    const count = counts.get(level) ?? { won: 0, lost: 0 };
    count[isWon ? "won" : "lost"] += 1;
    counts.set(level, count);
  }
  const sorted = [...counts].sort(([a, left], [b, right]) => sizeOf(right) - sizeOf(left) || (a < b ? -1 : 1));
  const kept = sorted.filter(([, count], index) => index < MOST_LEVELS && sizeOf(count) >= smallest);
  const rare = sorted.slice(kept.length);
  const bins = kept.map(([level, count]) => binOf({ kind: "levels", levels: [level] }, count, all));
  const others = rare.reduce((count, [, { won, lost }]) => ({ won: count.won + won, lost: count.lost + lost }), { won: 0, lost: 0 });
  return [...bins, binOf({ kind: "other" }, others, all)];
}

const binOf = (part: Pick<Bin, "kind"> & Partial<Bin>, { won, lost }: Count, all: Count): Bin => ({
  from: null,
  below: null,
  levels: [],
  ...part,
  won,
  lost,
  evidence: evidenceOf({ won, lost }, all),
});

function evidenceOf({ won, lost }: Count, all: Count): number {
  const share = all.won / sizeOf(all);
  return Math.log((won + DOUBT * share) / (lost + DOUBT * (1 - share))) - Math.log(share / (1 - share));
}

const informationOf = (bins: readonly Bin[], all: Count): number =>
  sum(bins.map(({ won, lost, evidence }) => (won / all.won - lost / all.lost) * evidence));

const isMissing = (value: FactValue | undefined): value is null | undefined | "" => value === null || value === undefined || value === "";
const sizeOf = ({ won, lost }: Count): number => won + lost;
const shareWon = (count: Count): number => count.won / sizeOf(count);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const countOf = (outcomes: readonly Outcome[]): Count => {
  const won = outcomes.filter(({ isWon }) => isWon).length;
  return { won, lost: outcomes.length - won };
};
