import { type JobResult, type JobWithMetadata, PgBoss } from "pg-boss";
import { isAppError } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import type { Runtime } from "#lib/platform/runtime";
import { deadLetterQueueOf, JOBS_SCHEMA, type JobDefinition, type JobSchedule, type JobsTogether, jobsDatabaseUrl } from "./job.ts";
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
/** How often each looks by itself beside that: it is woken for new jobs. */
const SELDOM_SECONDS = 30;
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
  const looking: NodeJS.Timeout[] = [];
  for (const job of jobs) looking.push(await takeJobs({ runtime, boss, job, stopping: stopping.signal }, job.concurrency ?? concurrency));
  return {
    async stop() {
      stopping.abort();
      for (const each of looking) clearInterval(each);
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

interface Taking {
  runtime: Runtime;
  boss: PgBoss;
  // biome-ignore lint/suspicious/noExplicitAny: see WorkerOptions.jobs
  job: JobDefinition<any>;
  /** Aborted when the worker is told to stop. */
  stopping: AbortSignal;
}

/**
 * Takes jobs of a queue, so many at a time. Whoever took one looks for the next at once: left to itself the package waits for the next
 * poll unless a new job is announced meanwhile, so that what has piled up went by at one job in two seconds. Of those that take from a queue one
 * that has nothing to do looks every two seconds: all of them looking cost an idle worker 120 statements a second.
 * @returns what has them look
 */
async function takeJobs(taking: Taking, concurrency: number): Promise<NodeJS.Timeout> {
  const { boss, job } = taking;
  const options = {
    batchSize: job.together?.most ?? 1,
    includeMetadata: true,
    perJobResults: true,
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: SELDOM_SECONDS,
  } as const;
  const idle = new Set<string>();
  for (let n = 0; n < concurrency; n += 1) {
    const id: string = await boss.work<object, void, typeof options>(job.name, options, async (attempts) => {
      idle.delete(id);
      boss.notifyWorker(id);
      return handleAll(taking, attempts).finally(() => idle.add(id));
    });
    idle.add(id);
  }
  // A notification wakes for new jobs, not for those whose pause before another try is over.
  const looking = setInterval(() => {
    const [first] = idle;
    if (first !== undefined) boss.notifyWorker(first);
  }, POLL_SECONDS * 1_000);
  return looking;
}

type Attempt = JobWithMetadata<object>;

/** Handles what was fetched together. @returns what became of each */
async function handleAll(taking: Taking, attempts: Attempt[]): Promise<JobResult[]> {
  const { together } = taking.job;
  if (!together || attempts.length === 1) return inTurn(attempts, (attempt) => handleOne(taking, attempt));
  const readable = attempts.map((attempt) => ({ attempt, data: taking.job.schema.safeParse(attempt.data) }));
  const groups = Map.groupBy(readable, ({ data }) => (data.success ? together.groupOf(data.data) : null));
  const results: JobResult[] = [];
  for (const [group, members] of groups) {
    const alike = members.map(({ attempt }) => attempt);
    const data = members.map((member) => member.data.data);
    const settled = group === null ? null : await handleGroup(taking, together, alike, data);
    results.push(...(settled ?? (await inTurn(alike, (each) => handleOne(taking, each)))));
  }
  return results;
}

async function inTurn(attempts: Attempt[], work: (attempt: Attempt) => Promise<JobResult>): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const attempt of attempts) results.push(await work(attempt));
  return results;
}

/** @returns null when nothing of it was done, and each has to be handled alone */
async function handleGroup(
  { runtime, job, stopping }: Taking,
  // biome-ignore lint/suspicious/noExplicitAny: see WorkerOptions.jobs
  together: JobsTogether<any>,
  attempts: Attempt[],
  data: unknown[],
): Promise<JobResult[] | null> {
  const { log, metrics } = runtime;
  const finish = metrics.jobSeconds.startTimer({ job: job.name });
  try {
    await together.handle(data, { signal: AbortSignal.any([...attempts.map(({ signal }) => signal), stopping]), runtime });
    metrics.jobs.inc({ job: job.name, outcome: "done" }, attempts.length);
    return attempts.map(({ id }) => ({ id, status: "completed" }));
  } catch (error) {
    log.warn({ err: error, job: job.name, jobs: attempts.length }, "jobs failed together");
    if (!isUnavailable(error) && !stopping.aborted) return null;
    // It is none of them that failed: alone, each would wait for the same.
    metrics.jobs.inc({ job: job.name, outcome: "failed" }, attempts.length);
    return attempts.map(({ id }) => ({ id, status: "failed", output: error }));
  } finally {
    finish();
  }
}

const isUnavailable = (error: unknown): boolean => isAppError(error) && error.code === "unavailable";

async function handleOne({ runtime, boss, job, stopping }: Taking, attempt: Attempt): Promise<JobResult> {
  const { id } = attempt;
  const { log, metrics } = runtime;
  const finish = metrics.jobSeconds.startTimer({ job: job.name });
  return withRequestId(id, async () => {
    try {
      const data = job.schema.safeParse(attempt.data);
      if (!data.success) {
        // Trying again cannot mend what does not fit the schema.
        log.error({ job: job.name, issues: data.error.issues }, "job payload is not valid");
        // Sent before it is deleted: a crash in between leaves it twice, never lost.
        await boss.send(deadLetterQueueOf(job.name), { invalid: true, id, data: attempt.data });
        await boss.deleteJob(job.name, id);
        metrics.jobs.inc({ job: job.name, outcome: "invalid" });
        return { id, status: "completed" };
      }
      await job.handle(data.data, { id, attempt: attempt.retryCount + 1, signal: AbortSignal.any([attempt.signal, stopping]), runtime });
      metrics.jobs.inc({ job: job.name, outcome: "done" });
      return { id, status: "completed" };
    } catch (error) {
      metrics.jobs.inc({ job: job.name, outcome: "failed" });
      log[isAppError(error) ? "warn" : "error"]({ err: error, job: job.name, attempt: attempt.retryCount + 1 }, "job failed");
      return { id, status: "failed", output: error };
    } finally {
      finish();
    }
  });
}
