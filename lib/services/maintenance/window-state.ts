import type { WindowState } from "./shapes.ts";

export interface WindowTimes {
  startsAt: Date;
  endsAt: Date;
  finishedAt: Date | null;
  cancelledAt: Date | null;
}

/** What state a window is in at a moment: it follows from its times alone, so that nothing has to happen when it begins or ends. */
export function windowStateAt({ startsAt, endsAt, finishedAt, cancelledAt }: WindowTimes, now: Date): WindowState {
  if (cancelledAt) return "cancelled";
  if (finishedAt || endsAt <= now) return "completed";
  return startsAt <= now ? "in_progress" : "scheduled";
}
