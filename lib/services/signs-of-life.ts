import type { Finding } from "./finding.ts";

/** What the database knows of the workers; times are the database's own, so that clocks need not agree. */
export interface WorkerSigns {
  now: Date;
  /** Workers that wrote within `ALIVE_WITHIN_MS` and have not stopped. */
  aliveCount: number;
  /** The newest sign of any worker. */
  newest: { lastAt: Date; stoppedAt: Date | null } | null;
}

/** A worker writes every 2 s; two may get lost before it counts as gone. */
export const ALIVE_WITHIN_MS = 6_000;

/**
 * What the signs of life say.
 * @param couldWrite false when the database was away within `ALIVE_WITHIN_MS`, so that silence proves nothing
 */
export function workerFinding({ aliveCount, newest }: WorkerSigns, couldWrite: boolean): Finding {
  if (aliveCount > 0) return { state: "operational", detail: aliveCount > 1 ? `${aliveCount} workers report.` : null, latencyMs: null };
  if (!newest) return { state: "unknown", detail: "No worker has ever reported.", latencyMs: null };
  if (newest.stoppedAt) return { state: "down", detail: `Stopped at ${moment(newest.stoppedAt)}.`, latencyMs: null };
  if (!couldWrite) return { state: "unknown", detail: "The database was away; waiting for a sign of life.", latencyMs: null };
  return { state: "down", detail: `No sign of life since ${moment(newest.lastAt)}.`, latencyMs: null };
}

/** "2026-11-24 03:22:01 UTC" */
const moment = (at: Date) => `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
