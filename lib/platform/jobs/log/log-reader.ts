import { setTimeout as delay } from "node:timers/promises";
import type { Runtime } from "#lib/platform/runtime";
import { slotsWithNews } from "./cursor.ts";
import { type LogReaderJob, takeBatch } from "./take-batch.ts";

interface ReaderOptions {
  runtime: Runtime;
  /** Each reads with a cursor of its own, under its name. */
  jobs: readonly LogReaderJob[];
  /** How often is looked without having been woken: for what was said while nobody could hear it. */
  pollMs?: number;
}

export interface LogReader {
  /** Looks at once: something was told. */
  wake(): void;
  /** Takes no more and waits for what is under way. */
  stop(): Promise<void>;
}

const POLL_MS = 1_000;
/** A batch has to end well before its transaction would be ended (15 s). */
const LONG_MS = 4_000;
const SHORT_MS = 1_000;
const FIRST_LIMIT = 500;
const LEAST_LIMIT = 20;
const GATHER_MS = 15;
/**
 * While events keep coming, a reader rests as long as it worked, and no longer than this: a tenant's transaction costs much the same for one event
 * and for a hundred, and what told of them needs the machine, too. An event that comes alone waits for nothing; where many wait nobody rests.
 */
const MOST_REST_MS = 500;
const AGAIN_AFTER_MS = [100, 500, 2_000];

/** Reads the log for some jobs until it is stopped, and shares its parts with other workers. It survives the database going away and coming back. */
export function startLogReader({ runtime, jobs, pollMs = POLL_MS }: ReaderOptions): LogReader {
  const stopping = new AbortController();
  const readers = jobs.map((job) => startOne(runtime, job, pollMs, stopping.signal));
  const wake = () => {
    for (const reader of readers) reader.wake();
  };
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await Promise.all(readers.map(({ ended }) => ended));
    },
  };
}

function startOne(runtime: Runtime, job: LogReaderJob, pollMs: number, stopping: AbortSignal) {
  const bell = makeBell();
  const most = job.together?.most ?? 1;
  let limit = Math.min(FIRST_LIMIT, most);

  /** @returns whether there was something, and whether there is more that need not be waited for */
  async function round(): Promise<{ hadNews: boolean; hasMore: boolean }> {
    let hadNews = false;
    let hasMore = false;
    for (const slot of await slotsWithNews({ query: (query) => runtime.db.system(query) }, job.name)) {
      if (stopping.aborted) break;
      const start = performance.now();
      const taken = await takeBatch({ runtime, job, stopping }, slot, limit);
      if (!taken) continue;
      const tookMs = performance.now() - start;
      if (tookMs > LONG_MS) limit = Math.max(LEAST_LIMIT, Math.floor(limit / 2));
      else if (tookMs < SHORT_MS && !taken.isLast) limit = Math.min(most, limit * 2);
      hadNews = true;
      hasMore ||= !taken.isLast;
    }
    return { hadNews, hasMore };
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.aborted) {
      try {
        const began = performance.now();
        const { hadNews, hasMore } = await round();
        failures = 0;
        if (hasMore) continue;
        if (hadNews) {
          await delay(Math.min(performance.now() - began, MOST_REST_MS), undefined, { signal: stopping });
          continue;
        }
        await bell.rung(pollMs);
        // What is told in the next moment goes with it.
        await delay(GATHER_MS);
      } catch (error) {
        if (stopping.aborted) return;
        runtime.log.warn({ err: error, reader: job.name }, "the log could not be read");
        limit = Math.max(LEAST_LIMIT, Math.floor(limit / 2));
        await bell.rung(AGAIN_AFTER_MS[Math.min(failures++, AGAIN_AFTER_MS.length - 1)] ?? pollMs);
      }
    }
  }
  return { wake: bell.ring, ended: run() };
}

/** Something to wait for that is not missed when it rings while nobody waits. */
function makeBell() {
  let isRinging = false;
  let answer: (() => void) | null = null;
  return {
    ring() {
      isRinging = true;
      answer?.();
    },
    async rung(atMostMs: number): Promise<void> {
      if (!isRinging)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, atMostMs);
          answer = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      answer = null;
      isRinging = false;
    },
  };
}
