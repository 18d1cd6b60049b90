import type { ServiceState } from "../graph/states.ts";
import type { StateInterval } from "./state-intervals.ts";
import { type Uptime, uptimeOf } from "./uptime.ts";

/** One day (UTC) of a service. */
export interface StateDay extends Uptime {
  at: Date;
  /** The worst that was measured; maintenance where nothing but that was, unknown where nothing was. */
  worst: ServiceState;
}

const DAY_MS = 86_400_000;

/** The last days of a service, oldest first, the present one last and only so far. */
export function lastDays(intervals: readonly Pick<StateInterval, "state" | "since" | "until">[], count: number, now: Date): StateDay[] {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return Array.from({ length: count }, (_, index) => {
    const from = new Date(today - (count - 1 - index) * DAY_MS);
    const uptime = uptimeOf(intervals, { from, to: new Date(Math.min(from.getTime() + DAY_MS, now.getTime())) });
    return { at: from, ...uptime, worst: worstOf(uptime) };
  });
}

function worstOf({ down, degraded, operational, maintenance }: Uptime): ServiceState {
  if (down > 0) return "down";
  if (degraded > 0) return "degraded";
  if (operational > 0) return "operational";
  return maintenance > 0 ? "maintenance" : "unknown";
}
