import { z } from "zod";

/** A name of a queue, as it stands in an address. */
export const queueName = z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/, "The name of a queue, such as mail.send.");

export const RUN_STATES = ["waiting", "retrying", "running", "done", "cancelled", "failed", "dead"] as const;
/** `retrying` waits for another attempt; `dead` has failed for good and is kept for somebody to decide. */
export type RunState = (typeof RUN_STATES)[number];

/** A count that stops at 10,000: `isMore` says that there are more. */
const boundedCount = z.object({ count: z.int().nonnegative(), isMore: z.boolean() });
export type BoundedCount = z.infer<typeof boundedCount>;

const queueView = z.object({
  name: z.string(),
  waiting: boundedCount,
  /** Of those that wait, the ones that have failed at least once. */
  retrying: boundedCount,
  running: boundedCount,
  /** Runs that failed for good and are still kept. */
  failed: boundedCount,
  /** Runs that are done and are still kept. */
  done: boundedCount,
  deadLetters: boundedCount,
  /** How long the run that is due for longest has waited; null when none is due. */
  oldestWaitSeconds: z.number().nullable(),
  doneLastHour: boundedCount,
  failedLastHour: boundedCount,
  /** How often a run that fails is tried again. */
  retryLimit: z.int(),
  timeLimitSeconds: z.int(),
});
export type QueueView = z.infer<typeof queueView>;

const scheduleView = z.object({
  queue: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  /** Null when the expression never comes due. */
  nextRunAt: z.iso.datetime().nullable(),
  /** The newest run of its queue that is still kept. */
  lastRun: z
    .object({
      id: z.uuid(),
      state: z.enum(RUN_STATES),
      createdAt: z.iso.datetime(),
      startedAt: z.iso.datetime().nullable(),
      endedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
});
export type ScheduleView = z.infer<typeof scheduleView>;

/** Everything that is counted, as it was at `asOf`. */
export const jobsOverview = z.object({ asOf: z.iso.datetime(), queues: z.array(queueView), schedules: z.array(scheduleView) });
export type JobsOverview = z.infer<typeof jobsOverview>;

export const RUN_LISTS = ["all", "waiting", "running", "failed", "finished", "dead"] as const;

export const listRunsInput = z.strictObject({
  state: z.enum(RUN_LISTS).default("all"),
  /** The id of one run. */
  search: z.string().trim().max(100, "Search for at most 100 characters.").optional(),
  /** Where the page before ended. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListRunsInput = z.infer<typeof listRunsInput>;

const runView = z.object({
  id: z.uuid(),
  queue: z.string(),
  state: z.enum(RUN_STATES),
  /** Attempts that were begun. */
  attempts: z.int(),
  attemptLimit: z.int(),
  createdAt: z.iso.datetime(),
  /** When it is due, or was for its last attempt. */
  dueAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type RunView = z.infer<typeof runView>;

export const runPage = z.object({ queue: queueView, runs: z.array(runView), nextCursor: z.string().nullable() });
export type RunPage = z.infer<typeof runPage>;

export const runDetail = runView.extend({
  /** What it was given, with secrets and addresses taken out. */
  data: z.unknown(),
  /** What it returned, or how it failed, redacted as well. */
  output: z.unknown(),
  /** What it said when it failed, in one line. */
  error: z.string().nullable(),
  timeLimitSeconds: z.int(),
  /** When it is deleted if nobody takes it before. */
  keptUntil: z.iso.datetime().nullable(),
  /** The run that a dead letter was, if it is known. */
  source: z.object({ id: z.uuid(), queue: z.string(), createdAt: z.iso.datetime().nullable(), attempts: z.int().nullable() }).nullable(),
  /** What came of it later: its dead letter, and runs that were sent again. */
  descendants: z.array(z.object({ id: z.uuid(), state: z.enum(RUN_STATES), createdAt: z.iso.datetime() })),
  mayRetry: z.boolean(),
  mayCancel: z.boolean(),
  mayDelete: z.boolean(),
});
export type RunDetail = z.infer<typeof runDetail>;

export const runAddress = z.strictObject({ queue: queueName, id: z.uuid() });
export type RunAddress = z.infer<typeof runAddress>;

/** What an act did. `was_already` says that somebody did it before. */
export const actOutcome = z.object({ outcome: z.enum(["done", "was_already"]), runId: z.uuid() });
export type ActOutcome = z.infer<typeof actOutcome>;

const setting = z.object({
  name: z.string(),
  /** Null for a secret, and for what is not set. */
  value: z.string().nullable(),
  isSecret: z.boolean(),
  isSet: z.boolean(),
  /** Where the value comes from; null when there is none. */
  source: z.enum(["environment", "default"]).nullable(),
});
export type SettingView = z.infer<typeof setting>;

const check = z.object({ name: z.string(), verdict: z.enum(["pass", "warn", "fail"]), detail: z.string() });
export type DoctorCheck = z.infer<typeof check>;

const processView = z.object({
  id: z.uuid(),
  kind: z.enum(["web", "worker"]),
  host: z.string(),
  pid: z.int(),
  startedAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  stoppedAt: z.iso.datetime().nullable(),
  isAlive: z.boolean(),
});
export type ProcessView = z.infer<typeof processView>;

/** What runs here, with what, and how it is. Nothing in it is a secret. */
export const systemReport = z.object({
  asOf: z.iso.datetime(),
  versions: z.array(z.object({ name: z.string(), version: z.string().nullable(), note: z.string().nullable() })),
  builtAt: z.iso.datetime().nullable(),
  checks: z.array(check),
  processes: z.array(processView),
  settings: z.array(setting),
  migrations: z.array(
    z.object({
      name: z.string(),
      appliedAt: z.iso.datetime().nullable(),
      durationMs: z.number().nullable(),
      state: z.enum(["applied", "pending", "unknown"]),
    }),
  ),
  database: z.object({
    sizeBytes: z.number(),
    tables: z.array(z.object({ name: z.string(), sizeBytes: z.number(), estimatedRows: z.number().nullable() })),
  }),
});
export type SystemReport = z.infer<typeof systemReport>;

/** What connects tenants to other systems, over all of them. */
export interface IntegrationCounts {
  endpoints: number;
  failingEndpoints: number;
  disabledEndpoints: number;
  providers: number;
  /** Tenants whose directory may provision people. */
  directories: number;
  keys: number;
}
