import type { PartProgress } from "../conditions/evaluate.ts";
import type { Achievement, NextStep } from "./schema.ts";

const SHOWN = 3;

/**
 * What to do next: first what is nearest for its difficulty, then easy ones that are not begun. Only one for each thing
 * that is counted, since what brings one on brings the others on too. Hidden ones are never proposed. Pure.
 */
export function nextSteps(achievements: readonly Achievement[]): NextStep[] {
  const open = achievements.flatMap((each) => {
    const part = each.state === "open" ? missingPart(each) : null;
    return part && each.progress !== null ? [{ each, part, progress: each.progress }] : [];
  });
  const begun = open.filter(({ progress }) => progress > 0).sort((a, b) => effort(a) - effort(b) || b.each.points - a.each.points);
  const unbegun = open
    .filter(({ progress }) => progress === 0)
    .sort((a, b) => a.each.difficulty - b.each.difficulty || b.each.points - a.each.points);
  const steps: NextStep[] = [];
  const seen = new Set<string>();
  for (const { each, part, progress } of [...begun, ...unbegun]) {
    const subject = part.measure ?? part.event ?? "";
    if (seen.has(subject)) continue;
    seen.add(subject);
    const remaining = part.current === null ? part.target : Math.abs(part.target - part.current);
    steps.push({ key: each.key, name: each.name, points: each.points, progress, part, remaining, reason: progress > 0 ? "nearest" : "begin" });
    if (steps.length === SHOWN) break;
  }
  return steps;
}

const effort = ({ each, progress }: { each: Achievement; progress: number }): number => (1 - progress) * each.difficulty;

/** Of all, the least fulfilled; of any, the best: the one on which it hangs. */
function missingPart({ parts, needs }: Achievement): PartProgress | null {
  const missing = parts.filter(({ isMet, progress }) => !isMet && progress !== null);
  const sorted = missing.sort((a, b) => (needs === "any" ? -1 : 1) * ((a.progress ?? 0) - (b.progress ?? 0)));
  return sorted[0] ?? null;
}
