import { type JobWithMetadata, PgBoss } from "pg-boss";
import { isAppError } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import type { Runtime } from "#lib/platform/runtime";
import { deadLetterQueueOf, JOBS_SCHEMA, type JobDefinition, type JobSchedule, jobsDatabaseUrl } from "./job.ts";
import { reportErrors } from "./report-errors.ts";

interface WorkerOptions {
  runtime: Runtime;
  // biome-ignore lint/suspicious/noExplicitAny: jobs of every payload; each is parsed by its own schema before it is handled
  jobs: JobDefinition<any>[];
  schedules: JobSchedule[];
  /** For jobs that do not say how many may run at once. */
  concurrency: number;
}

export interface JobWorker {
  /** Takes no more jobs and waits for those under way. What does not end in time is tried again by another worker. */
  stop(): Promise<void>;
}

const POLL_SECONDS = 2;
/** How often is looked for runs that were lost with their worker, or with the connection on which their end was to be told. */
const LOOK_FOR_LOST_SECONDS = 15;
const STOP_TIMEOUT_MS = 8_000;

/** Handles jobs until it is stopped. It survives the database going away and coming back. */
export async function startJobWorker({ runtime, jobs, schedules, concurrency }: WorkerOptions): Promise<JobWorker> {
  const { log } = runtime;
  const boss = new PgBoss({
    connectionString: jobsDatabaseUrl(runtime.databaseUrl),
    schema: JOBS_SCHEMA,
    max: Math.max(4, concurrency),
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: true,
    superviseIntervalSeconds: LOOK_FOR_LOST_SECONDS,
    monitorIntervalSeconds: LOOK_FOR_LOST_SECONDS,
    useListenNotify: true,
  });
  boss.on("error", reportErrors(log, "job worker"));
  await boss.start();
  const stopping = new AbortController();
  for (const { job, cron, timeZone } of schedules) await boss.schedule(job, cron, {}, { tz: timeZone ?? "UTC" });
  // What an earlier version scheduled and this one does not would otherwise go on for ever.
  for (const { name } of await boss.getSchedules()) if (!schedules.some(({ job }) => job === name)) await boss.unschedule(name);
  for (const job of jobs) {
    const options = {
      batchSize: 1,
      includeMetadata: true,
      pollingIntervalSeconds: POLL_SECONDS,
      // A notification wakes for new jobs, not for those whose pause before another try is over.
      notifyPollingIntervalSeconds: POLL_SECONDS,
      // As long as there are jobs, the next one is fetched at once.
      burstWhenBatchFull: true,
      localConcurrency: job.concurrency ?? concurrency,
    } as const;
    await boss.work<object, void, typeof options>(job.name, options, async ([attempt]) => {
      if (attempt) await handle(runtime, boss, job, attempt, stopping.signal);
    });
  }
  return {
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

async function handle(
  runtime: Runtime,
  boss: PgBoss,
  // biome-ignore lint/suspicious/noExplicitAny: see WorkerOptions.jobs
  job: JobDefinition<any>,
  attempt: JobWithMetadata<object>,
  stopping: AbortSignal,
): Promise<void> {
  const { log, metrics } = runtime;
  const finish = metrics.jobSeconds.startTimer({ job: job.name });
  await withRequestId(attempt.id, async () => {
    try {
      const data = job.schema.safeParse(attempt.data);
      if (!data.success) {
        // Trying again cannot mend what does not fit the schema.
        log.error({ job: job.name, issues: data.error.issues }, "job payload is not valid");
        // Sent before it is deleted: a crash in between leaves it twice, never lost.
        await boss.send(deadLetterQueueOf(job.name), { invalid: true, id: attempt.id, data: attempt.data });
        await boss.deleteJob(job.name, attempt.id);
        metrics.jobs.inc({ job: job.name, outcome: "invalid" });
        return;
      }
      const signal = AbortSignal.any([attempt.signal, stopping]);
      await job.handle(data.data, { id: attempt.id, attempt: attempt.retryCount + 1, signal, runtime });
      metrics.jobs.inc({ job: job.name, outcome: "done" });
    } catch (error) {
      metrics.jobs.inc({ job: job.name, outcome: "failed" });
      log[isAppError(error) ? "warn" : "error"]({ err: error, job: job.name, attempt: attempt.retryCount + 1 }, "job failed");
      throw error;
    } finally {
      finish();
    }
  });
}
