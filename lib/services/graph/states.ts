import type { PartState } from "../schema.ts";

/** A measured state, or apart from all of them: work on it that was announced. */
export type ServiceState = PartState | "maintenance";
export const SERVICE_STATES = ["operational", "degraded", "down", "maintenance", "unknown"] as const satisfies readonly ServiceState[];

/** What a probe saw, as far as it has a name. */
export const FAILURE_REASONS = ["refused", "silent", "timeout", "unreachable", "error", "wrong", "slow", "certificate", "name", "overdue"] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** What is held to be true of a service now. */
export interface Reading {
  state: ServiceState;
  /** Since when it is in this state; null where that is not known. */
  since: Date | null;
  /** When it was last measured; null for never. */
  checkedAt: Date | null;
  /** When a worsening began that is not believed yet; null without doubt. */
  doubtedAt: Date | null;
  /** Why it is not operational, as the probe saw it. */
  reason: FailureReason | null;
}

/** By key. A service that is not in it is not monitored. */
export type Readings = ReadonlyMap<string, Reading>;

/** Of a service that nothing measures. */
export const NOT_MONITORED: Reading = { state: "unknown", since: null, checkedAt: null, doubtedAt: null, reason: null };

export const isFailing = ({ state }: Pick<Reading, "state">): boolean => state === "down" || state === "degraded";
