import type { Runtime } from "#lib/platform/runtime";
import type { Progress } from "./progress.ts";

const EVERY_MS = 1_000;
/** A work whose worker has said nothing for so long has broken off. */
export const BROKEN_OFF_MS = 60_000;

/** Why a work ends early. */
export type Ending = "cancelled" | "stopped";

export interface Pulse {
  signal: AbortSignal;
  onProgress(progress: Progress): void;
  /** Null while nothing has ended it. */
  ending(): Ending | null;
  stop(): Promise<void>;
}

/** Writes down every second how far a work is and that its worker lives, and learns there whether somebody has called it off. */
export function startPulse({ db, log, clock }: Runtime, taskId: string, stopping: AbortSignal): Pulse {
  const control = new AbortController();
  let progress: Progress | null = null;
  let ending: Ending | null = null;
  let beating: Promise<void> = Promise.resolve();
  const end = (how: Ending) => {
    ending ??= how;
    control.abort(new Error(`The work was ${how}.`));
  };
  const onStop = () => end("stopped");
  stopping.addEventListener("abort", onStop, { once: true });
  if (stopping.aborted) onStop();
  const beat = async () => {
    try {
      const [row] = await db.system<{ is_asked: boolean }>({
        text: `UPDATE backup_task SET beat_at = $2, at = coalesce($3, at), tables_total = coalesce($4, tables_total),
                 tables_done = coalesce($5, tables_done), rows_done = coalesce($6, rows_done), bytes_done = coalesce($7, bytes_done)
               WHERE id = $1 AND state = 'running' RETURNING cancel_asked_at IS NOT NULL AS is_asked`,
        values: [taskId, clock.now(), progress?.at, progress?.tablesTotal, progress?.tablesDone, progress?.rowsDone, progress?.bytesDone],
      });
      // No row: somebody has given it up meanwhile.
      if (!row || row.is_asked) end("cancelled");
    } catch (error) {
      // The database may be back with the next beat; the work itself learns of it by itself.
      log.warn({ err: error, taskId }, "the progress of a backup was not written");
    }
  };
  const timer = setInterval(() => {
    beating = beating.then(beat);
  }, EVERY_MS);
  return {
    signal: control.signal,
    onProgress: (next) => {
      progress = next;
    },
    ending: () => ending,
    async stop() {
      clearInterval(timer);
      stopping.removeEventListener("abort", onStop);
      await beating;
      await beat();
    },
  };
}
