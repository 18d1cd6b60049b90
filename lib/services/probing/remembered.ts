import type { Monitor } from "../graph/hysteresis.ts";
import type { Claimed } from "./claim-looks.ts";

/** What this process looked at lately, for the time in which the database cannot say what is due. */
export interface Remembered {
  note(claimed: Claimed): void;
  /** The memory after a look that may not be written down yet. */
  learn(targetId: string, monitor: Monitor): void;
  /** The newer of two memories: the one that came with a claim, or what was learned here since. */
  newest(claimed: Claimed): Claimed;
  /** What has its turn by memory alone. */
  due(now: Date): Claimed[];
}

/** What others have taken over meanwhile is theirs: only what was looked at within so many intervals counts as one's own. */
const OWN_FOR_INTERVALS = 3;

interface Entry {
  claimed: Claimed;
  nextAt: number;
}

export function createRemembered(): Remembered {
  const entries = new Map<string, Entry>();
  const everyMs = ({ probe }: Claimed) => probe.interval_seconds * 1_000;
  let goneSince: number | null = null;

  return {
    note(claimed) {
      goneSince = null;
      entries.set(claimed.id, { claimed, nextAt: claimed.dueAt.getTime() + everyMs(claimed) });
    },
    learn(targetId, monitor) {
      const entry = entries.get(targetId);
      if (entry) entry.claimed = { ...entry.claimed, monitor };
    },
    newest(claimed) {
      const learned = entries.get(claimed.id)?.claimed.monitor;
      const isNewer = learned && (!claimed.monitor || learned.checkedAt > claimed.monitor.checkedAt);
      return isNewer ? { ...claimed, monitor: learned } : claimed;
    },
    due(now) {
      const time = now.getTime();
      if (goneSince === null) {
        goneSince = time;
        for (const [id, { claimed, nextAt }] of entries) if (time - nextAt > (OWN_FOR_INTERVALS - 1) * everyMs(claimed)) entries.delete(id);
      }
      const due: Claimed[] = [];
      for (const entry of entries.values()) {
        // When a job reported, only the database knows.
        if (entry.nextAt > time || entry.claimed.probe.kind === "heartbeat") continue;
        due.push({ ...entry.claimed, dueAt: new Date(Math.max(entry.nextAt, time)) });
        entry.nextAt += Math.ceil((time - entry.nextAt + 1) / everyMs(entry.claimed)) * everyMs(entry.claimed);
      }
      return due;
    },
  };
}
