import type { Level, Standing } from "./schema.ts";

/** The level that so many lifetime points make, from 1. @param levels rising, the first at 0 points. Pure. */
export function levelOf(levels: readonly Level[], points: number): number {
  const above = levels.findIndex((level) => level.points > points);
  // Points below zero, after a reversal, are the first level, too.
  return Math.max(1, above === -1 ? levels.length : above);
}

/** Where somebody with so many lifetime points stands, and what comes next. Pure. */
export function standingOf(levels: readonly Level[], points: number): Standing {
  const level = levelOf(levels, points);
  const here = levels[level - 1];
  const next = levels[level];
  const from = here?.points ?? 0;
  return {
    points,
    level,
    name: here?.name ?? "",
    next: next ? { level: level + 1, name: next.name, points: next.points } : null,
    progress: next ? Math.min(Math.max((points - from) / (next.points - from), 0), 1) : 1,
  };
}
