import type { ProbeResult } from "../look.ts";
import type { ProbeOf } from "../shapes.ts";

export interface Beat {
  at: Date;
  isGood: boolean;
  detail: string | null;
}

/** Whether a job reported in time and that it went well. One that never reported is unknown. */
export function lookByHeartbeat({ everySeconds, graceSeconds }: ProbeOf<"heartbeat">, beat: Beat | null, now: Date): ProbeResult {
  if (!beat) return { state: "unknown", reason: null, latencyMs: null, detail: "It has not reported yet." };
  const overdueAt = beat.at.getTime() + (everySeconds + graceSeconds) * 1_000;
  if (now.getTime() > overdueAt)
    return { state: "down", reason: "overdue", latencyMs: null, detail: `It reported last at ${beat.at.toISOString()}.` };
  if (!beat.isGood) return { state: "down", reason: "error", latencyMs: null, detail: beat.detail ?? "It reported a failure." };
  return { state: "operational", reason: null, latencyMs: null, detail: beat.detail };
}
