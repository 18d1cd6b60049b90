import { hostname } from "node:os";
import type { Clock } from "#lib/platform/clock";
import type { Database } from "#lib/platform/database";
import type { Log } from "#lib/platform/log";
import { withinTime } from "./finding.ts";

interface HeartbeatOptions {
  db: Pick<Database, "system">;
  kind: "web" | "worker";
  clock: Clock;
  processId: string;
  log: Log;
}

const BEAT_EVERY_MS = 2_000;
const BEATS_BETWEEN_PURGES = 1_800;
const KEPT_DAYS = 7;

/**
 * Writes every 2 s that this process lives, by the database's clock. A database that is away is survived and logged once.
 * @returns how to stop: it notes the end, if the database answers within 1.5 s, and never throws
 */
export function startHeartbeat({ db, kind, clock, processId, log }: HeartbeatOptions): () => Promise<void> {
  const startedAt = clock.now();
  let beats = 0;
  let isFailing = false;
  let isStopped = false;
  let underWay: Promise<void> | null = null;

  async function beat(): Promise<void> {
    try {
      await db.system({
        name: "heartbeat",
        text: `INSERT INTO process_heartbeat (id, kind, host, pid, started_at, last_at) VALUES ($1, $2, $3, $4, $5, now())
               ON CONFLICT (id) DO UPDATE SET last_at = now()`,
        values: [processId, kind, hostname(), process.pid, startedAt],
      });
      if (beats++ % BEATS_BETWEEN_PURGES === 0) await purge();
      if (isFailing) log.info("signs of life are written again");
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, "signs of life cannot be written");
      isFailing = true;
    }
  }

  const purge = () => db.system({ text: `DELETE FROM process_heartbeat WHERE last_at < now() - ${KEPT_DAYS} * interval '1 day'` });

  function next(): void {
    // One at a time: a slow database must not pile them up.
    underWay ??= beat().finally(() => {
      underWay = null;
    });
  }

  next();
  const timer = setInterval(next, BEAT_EVERY_MS);
  timer.unref();

  return async () => {
    if (isStopped) return;
    isStopped = true;
    clearInterval(timer);
    try {
      await withinTime(noteEnd());
    } catch (error) {
      log.warn({ err: error }, "the end of this process could not be noted");
    }
  };

  async function noteEnd(): Promise<void> {
    // After a beat that is under way, or it would be the last word.
    await underWay;
    await db.system({ text: "UPDATE process_heartbeat SET last_at = now(), stopped_at = now() WHERE id = $1", values: [processId] });
  }
}
