import type { Measures } from "./measures.ts";
import type { Condition } from "./schema.ts";

/** How far a condition is. `current` and `progress` are null while the measure is unknown; `progress` is 0 to 1. */
export interface Progress {
  current: number | null;
  target: number;
  progress: number | null;
  isMet: boolean;
}

/** Measures a condition. Progress is 1 exactly when the condition is met; a loss counts as no progress. */
export function progressOf({ measure, atLeast }: Condition, measures: Measures): Progress {
  const current = measures[measure];
  if (current === null) return { current, target: atLeast, progress: null, isMet: false };
  const isMet = current >= atLeast;
  // Just below the target the division may round up to 1, which would be a claim.
  const progress = isMet ? 1 : Math.min(Math.max(current / atLeast, 0), 1 - Number.EPSILON);
  return { current, target: atLeast, progress, isMet };
}
