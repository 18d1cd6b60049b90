import { fromPrisma, PgBoss } from "pg-boss";
import type { Database, Transaction } from "#lib/platform/database";
import type { Log } from "#lib/platform/log";
import { JOBS_SCHEMA, type JobDefinition, jobsDatabaseUrl } from "./job.ts";

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
  /** Writes one job for each queue that is subscribed to the event, through `tx`. */
  publish(tx: Transaction, event: string, data: object): Promise<void>;
  /** How many jobs wait, run and have failed, by queue. */
  depth(): Promise<QueueDepth[]>;
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
  boss.on("error", (error) => log.warn({ err: error }, "job queue"));
  let started: Promise<unknown> | null = null;
  const ready = async () => {
    started ??= boss.start().catch((error: unknown) => {
      started = null; // the database may be back for the next caller
      throw error;
    });
    await started;
  };
  return {
    async enqueue(tx, job, data, options = {}) {
      await ready();
      return boss.send(job.name, data, { ...options, db: fromPrisma(tx.prisma) });
    },
    async publish(tx, event, data) {
      await ready();
      await boss.publish(event, data, { db: fromPrisma(tx.prisma) });
    },
    async depth() {
      const rows = await db.system<{ queue: string; queued: bigint; active: bigint; failed: bigint }>({
        name: "job-depth",
        text: `SELECT name AS queue, count(*) FILTER (WHERE state < 'active') AS queued, count(*) FILTER (WHERE state = 'active') AS active,
                      count(*) FILTER (WHERE state = 'failed') AS failed
               FROM ${JOBS_SCHEMA}.job WHERE state <= 'active' OR state = 'failed' GROUP BY name ORDER BY name LIMIT 200`,
      });
      return rows.map((row) => ({ queue: row.queue, queued: Number(row.queued), active: Number(row.active), failed: Number(row.failed) }));
    },
    async ping() {
      await db.system({ name: "job-ping", text: `SELECT 1 FROM ${JOBS_SCHEMA}.version` });
    },
    async close() {
      if (started) await boss.stop({ graceful: false });
    },
  };
}
