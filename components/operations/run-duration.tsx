import type { RunView } from "#lib/operations/schema";

/** How long the last attempt took, or has been under way. */
export function runDurationMs({ startedAt, endedAt, state }: RunView, now: Date): number | null {
  if (!startedAt) return null;
  const end = endedAt ? Date.parse(endedAt) : state === "running" ? now.getTime() : null;
  return end === null ? null : end - Date.parse(startedAt);
}
