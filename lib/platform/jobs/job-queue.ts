import { fromPrisma, PgBoss } from "pg-boss";
import type { Database, Queryable, Transaction } from "#lib/platform/database";
import type { Log } from "#lib/platform/log";
import { JOBS_SCHEMA, type JobDefinition, jobsDatabaseUrl } from "./job.ts";
import { appendEvents, type ToldEvent } from "./log/append.ts";
import { type LogLag, readLogLag } from "./log/log-lag.ts";
import { type NextRun, rememberNextRuns } from "./next-runs.ts";
import { reportErrors } from "./report-errors.ts";

export interface EnqueueOptions {
  startAfter?: Date;
  /** Jobs of one queue with the same key that still wait are one job. */
  singletonKey?: string;
}

export interface QueueDepth {
  queue: string;
  queued: number;
  active: number;
  failed: number;
}

/** The sending side of the job queue. */
export interface JobQueue {
  /** Writes a job through `tx`: it exists when the transaction commits, and never when it rolls back. @returns its id */
  enqueue<T extends object>(tx: Transaction, job: JobDefinition<T>, data: T, options?: EnqueueOptions): Promise<string | null>;
  /** Tells of events, through `tx`: they are written into the log for those who read it, and as a job for each other queue that is subscribed. */
  publish(tx: Transaction, told: readonly ToldEvent[]): Promise<void>;
  /** Has a run that failed for good wait again, with one more attempt, through `tx`. @returns false when it has not failed */
  retry(tx: Transaction, queue: string, id: string): Promise<boolean>;
  /** Has a run that was cancelled wait again, through `tx`. @returns false when it was not cancelled */
  resume(tx: Transaction, queue: string, id: string): Promise<boolean>;
  /** Takes a run that waits out of its queue, through `tx`. @returns false when it does not wait or run any more */
  cancel(tx: Transaction, queue: string, id: string): Promise<boolean>;
  /** Deletes a run for good, through `tx`. @returns false when it was not there */
  remove(tx: Transaction, queue: string, id: string): Promise<boolean>;
  /** Moves a dead letter back to the queue it came from, as a new run, through `tx`. @returns false when it came from none */
  redrive(tx: Transaction, deadLetterQueue: string, id: string): Promise<boolean>;
  /** Writes a run of a schedule by hand, through `tx`. @returns its id */
  sendNow(tx: Transaction, queue: string, data: object): Promise<string | null>;
  nextRun: NextRun;
  /** How many jobs wait, run and have failed, by queue; events of the log wait for who reads them. */
  depth(): Promise<QueueDepth[]>;
  /** How far each reader of the log of events is behind it. */
  logLag(): Promise<LogLag[]>;
  /** @throws when the queue's tables cannot be reached */
  ping(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  db: Database;
  log: Log;
}

/** For processes that send jobs: it never polls, supervises or migrates. Connects on first use. */
export function createJobQueue({ databaseUrl, db, log }: Options): JobQueue {
  const boss = new PgBoss({
    connectionString: jobsDatabaseUrl(databaseUrl),
    schema: JOBS_SCHEMA,
    max: 2,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", reportErrors(log, "job queue"));
  const logged: Queryable = { query: (query) => db.system(query) };
  let started: Promise<unknown> | null = null;
  const ready = async () => {
    started ??= boss.start().catch((error: unknown) => {
      started = null; // the database may be back for the next caller
      throw error;
    });
    await started;
  };
  const nextRun = rememberNextRuns((cron, timeZone, from) => {
    try {
      return boss.previewSchedule(cron, { tz: timeZone, from, count: 1 })[0] ?? null;
    } catch (error) {
      log.warn({ err: error, cron, timeZone }, "a schedule cannot be read");
      return null;
    }
  });
  return {
    async enqueue(tx, job, data, options = {}) {
      await ready();
      return boss.send(job.name, data, { ...options, db: fromPrisma(tx.prisma) });
    },
    async publish(tx, told) {
      await ready();
      // Not by the package's own publish(): that makes one text of what several queues refused, and a database that is gone is not seen in it.
      for (const [queue, all] of await appendEvents(tx, told)) {
        const jobs = all.map((data) => ({ data }));
        await boss.insert(queue, jobs, { db: fromPrisma(tx.prisma) });
      }
    },
    async retry(tx, queue, id) {
      await ready();
      return hasChanged(await boss.retry(queue, id, { db: fromPrisma(tx.prisma) }));
    },
    async resume(tx, queue, id) {
      await ready();
      return hasChanged(await boss.resume(queue, id, { db: fromPrisma(tx.prisma) }));
    },
    async cancel(tx, queue, id) {
      await ready();
      return hasChanged(await boss.cancel(queue, id, { db: fromPrisma(tx.prisma) }));
    },
    async remove(tx, queue, id) {
      await ready();
      return hasChanged(await boss.deleteJob(queue, id, { db: fromPrisma(tx.prisma) }));
    },
    async redrive(tx, deadLetterQueue, id) {
      await ready();
      return (await boss.redrive(deadLetterQueue, { ids: [id], limit: 1, db: fromPrisma(tx.prisma) })) === 1;
    },
    async sendNow(tx, queue, data) {
      await ready();
      return boss.send(queue, data, { db: fromPrisma(tx.prisma) });
    },
    nextRun,
    async depth() {
      const rows = await db.system<{ queue: string; queued: bigint; active: bigint; failed: bigint }>({
        name: "job-depth",
        text: `SELECT name AS queue, count(*) FILTER (WHERE state < 'active') AS queued, count(*) FILTER (WHERE state = 'active') AS active,
                      count(*) FILTER (WHERE state = 'failed') AS failed
               FROM ${JOBS_SCHEMA}.job WHERE state <= 'active' OR state = 'failed' GROUP BY name ORDER BY name LIMIT 200`,
      });
      const depths = new Map(
        rows.map(({ queue, queued, active, failed }) => [queue, { queue, queued: Number(queued), active: Number(active), failed: Number(failed) }]),
      );
      for (const { reader: queue, waiting } of await readLogLag(logged)) {
        const own = depths.get(queue) ?? { queue, queued: 0, active: 0, failed: 0 };
        if (waiting > 0) depths.set(queue, { ...own, queued: own.queued + waiting });
      }
      return [...depths.values()];
    },
    logLag: () => readLogLag(logged),
    async ping() {
      await db.system({ name: "job-ping", text: `SELECT 1 FROM ${JOBS_SCHEMA}.version` });
    },
    async close() {
      if (started) await boss.stop({ graceful: false });
    },
  };
}

// The package does not declare what its answer holds.
const hasChanged = (answer: object): boolean => "affected" in answer && answer.affected === 1;
