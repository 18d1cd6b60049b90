import { z } from "zod";
import { FACT_NAMES } from "./facts.ts";
import { numberOfDay } from "./local-day.ts";
import { type Condition, type Leaf, type Measure, measure, type Within, within } from "./shapes.ts";
import { tallyCountOf } from "./tally.ts";

/** One part of a condition, and how far it is. */
export const partProgress = z.object({
  kind: z.enum(["measure", "count", "sum", "max", "ratio", "streak", "first", "last"]),
  /** What is measured, or else which events count. */
  measure: measure.nullable(),
  event: z.enum(FACT_NAMES).nullable(),
  field: z.string().nullable(),
  within: within.nullable(),
  comparison: z.enum(["atLeast", "atMost"]),
  /** Null while unknown. */
  current: z.number().nullable(),
  target: z.number(),
  /** 0 to 1, and 1 exactly when the part is met; null while unknown. */
  progress: z.number().min(0).max(1).nullable(),
  isMet: z.boolean(),
});
export type PartProgress = z.infer<typeof partProgress>;

/** What a condition is measured by. `tallies` are in the order of `talliesOf`. */
export interface Known {
  tallies: readonly (number | null)[];
  measures: Readonly<Record<Measure, number | null>> | null;
}

export interface Evaluation {
  isMet: boolean;
  progress: number | null;
  parts: PartProgress[];
  /** The part that stands for the whole: the least fulfilled of all, the best of any. */
  leading: PartProgress;
}

/**
 * How far a condition is. Of a group of which all must hold, its least fulfilled part says it; of one of which any must
 * hold, its best. Progress is 1 exactly when the condition is met. Pure.
 */
export function evaluate(condition: Condition, { tallies, measures }: Known): Evaluation {
  const rest = [...tallies];
  const walk = (each: Condition): Evaluation => {
    if ("all" in each) return groupOf(each.all.map(walk), "all");
    if ("any" in each) return groupOf(each.any.map(walk), "any");
    const part = partOf(each, rest.splice(0, tallyCountOf(each)), measures);
    return { isMet: part.isMet, progress: part.progress, parts: [part], leading: part };
  };
  return walk(condition);
}

function groupOf(members: Evaluation[], needs: "all" | "any"): Evaluation {
  const isAll = needs === "all";
  // Unknown parts stand behind: known zero is zero for all, whatever the others are, and a known best is at least that.
  const [leading] = [...members].sort((a, b) =>
    isAll ? (a.progress ?? 1) - (b.progress ?? 1) || rankOfUnknown(a, b) : (b.progress ?? -1) - (a.progress ?? -1),
  );
  if (!leading) throw new Error("A group without parts passed the schema");
  const hasUnknown = members.some(({ progress }) => progress === null);
  const progress = isAll && hasUnknown && leading.progress !== 0 ? null : leading.progress;
  const isMet = isAll ? members.every((each) => each.isMet) : members.some((each) => each.isMet);
  return { isMet, progress, parts: members.flatMap(({ parts }) => parts), leading: leading.leading };
}

/** An unknown part keeps all from being met, where a met one does not. */
const rankOfUnknown = (a: Evaluation, b: Evaluation): number => Number(b.progress === null) - Number(a.progress === null);

function partOf(leaf: Leaf, tallies: (number | null)[], measures: Known["measures"]): PartProgress {
  const [first = null, second = null] = tallies;
  const about = { measure: null, event: null, field: null, within: null };
  if ("measure" in leaf) return compared({ ...about, kind: "measure", measure: leaf.measure }, leaf, measures?.[leaf.measure] ?? null);
  if ("ratio" in leaf) {
    const { of, minimum } = leaf.ratio;
    const event = "count" in of ? of.count.event : of.sum.event;
    const denominator = second ?? 0;
    return compared({ ...about, kind: "ratio", event }, leaf, denominator < minimum ? null : (first ?? 0) / denominator);
  }
  if ("count" in leaf) return compared({ ...about, kind: "count", event: leaf.count.event, within: leaf.within ?? null }, leaf, first ?? 0);
  if ("sum" in leaf) return compared({ ...about, kind: "sum", ...source(leaf.sum), within: leaf.within ?? null }, leaf, first ?? 0);
  if ("max" in leaf) return compared({ ...about, kind: "max", ...source(leaf.max) }, leaf, first ?? 0);
  if ("streak" in leaf) return compared({ ...about, kind: "streak", event: leaf.streak.event }, { atLeast: leaf.days }, first ?? 0);
  if ("first" in leaf) {
    const isInTime = first !== null && (leaf.until === undefined || first <= numberOfDay(leaf.until));
    return compared({ ...about, kind: "first", event: leaf.first.event }, { atLeast: 1 }, Number(isInTime));
  }
  const isRecent = first !== null && first >= numberOfDay(leaf.since);
  return compared({ ...about, kind: "last", event: leaf.last.event }, { atLeast: 1 }, Number(isRecent));
}

const source = ({ event, field }: { event: PartProgress["event"]; field: string }) => ({ event, field });

type About = Pick<PartProgress, "kind" | "measure" | "event" | "field"> & { within: Within | null };

/** Just below the target the division may round up to 1, which would be a claim; a loss counts as no progress. */
function compared(about: About, leaf: { atLeast: number } | { atMost: number }, current: number | null): PartProgress {
  const comparison = "atLeast" in leaf ? "atLeast" : "atMost";
  const target = "atLeast" in leaf ? leaf.atLeast : leaf.atMost;
  if (current === null) return { ...about, comparison, current, target, progress: null, isMet: false };
  const isMet = comparison === "atLeast" ? current >= target : current <= target;
  const share = comparison === "atLeast" ? current / target : target / current;
  return { ...about, comparison, current, target, progress: isMet ? 1 : Math.min(Math.max(share, 0), 1 - Number.EPSILON), isMet };
}
