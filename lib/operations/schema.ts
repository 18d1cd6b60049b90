import { z } from "zod";
import { bulkInputOf, choiceFilter, dayFilter, exportFormat, numberFilter, pageCursor, rowLimit, textFilter } from "#lib/tables/schema";

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
  /** Of those that wait, events of the log that come before they are any run. */
  inLog: boundedCount,
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

/** What runs can be narrowed to. Of a list of states any may fit; days are in UTC, and both are included. */
export const runFilter = z.strictObject({
  /** The whole id of one run. */
  search: textFilter().optional(),
  /** One, or several with commas between. Dead letters are shown where they are asked for. */
  state: choiceFilter(RUN_STATES, "No such state.").optional(),
  createdFrom: dayFilter().optional(),
  createdTo: dayFilter().optional(),
  startedFrom: dayFilter().optional(),
  startedTo: dayFilter().optional(),
  endedFrom: dayFilter().optional(),
  endedTo: dayFilter().optional(),
  /** How many seconds the last attempt took, or has been under way. */
  tookMin: numberFilter().optional(),
  tookMax: numberFilter().optional(),
  attemptsMin: numberFilter().optional(),
  attemptsMax: numberFilter().optional(),
});
export type RunFilter = z.infer<typeof runFilter>;

export const RUN_SORTS = ["created", "due", "ended"] as const;
export type RunSort = (typeof RUN_SORTS)[number];
const SORTED_OF: Record<Exclude<RunSort, "created">, readonly RunState[]> = {
  due: ["waiting", "retrying", "running", "failed", "dead"],
  ended: ["done", "cancelled", "failed"],
};

/**
 * By what the runs in some states can be sorted: what is done is no longer due, and what waits has not ended.
 * @param states those that are shown; none for all
 */
export function runSortsOf(states: readonly RunState[] = []): RunSort[] {
  return RUN_SORTS.filter((sort) => sort === "created" || (states.length > 0 && states.every((state) => SORTED_OF[sort].includes(state))));
}

const runSort = z.enum(["created", "-created", "due", "-due", "ended", "-ended"]).default("-created");
/** Whether a list can be read in the order asked for. */
const isSortedSoundly = ({ state, sort }: { state?: RunState[] | undefined; sort: z.infer<typeof runSort> }): boolean =>
  runSortsOf(state).some((known) => known === sort.replace("-", ""));
const UNSOUND_SORT = {
  message: "Only runs that wait, run or have failed are sorted by when they are due, and only those that are over by their end: choose such states.",
  path: ["sort"],
};

export const listRunsInput = runFilter.extend({ sort: runSort, cursor: pageCursor(), limit: rowLimit() }).refine(isSortedSoundly, UNSOUND_SORT);
export type ListRunsInput = z.infer<typeof listRunsInput>;
export const exportRunsInput = runFilter.extend({ sort: runSort, format: exportFormat() }).refine(isSortedSoundly, UNSOUND_SORT);
export type ExportRunsInput = z.infer<typeof exportRunsInput>;

export const BULK_RUN_ACTS = ["retry", "cancel"] as const;
/** What can be done with many runs of a queue at once. */
export const bulkRunsInput = bulkInputOf(z.strictObject({ action: z.enum(BULK_RUN_ACTS) }), runFilter);
export type BulkRunsInput = z.infer<typeof bulkRunsInput>;

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

export const OWN_INTEGRATION_KINDS = ["api_keys", "webhooks", "figures", "files", "forms", "sign_in", "directory", "referrals"] as const;
/** One way in which a tenant is connected to other systems. */
export const ownIntegration = z.object({
  kind: z.enum(OWN_INTEGRATION_KINDS),
  /** How many count now: keys, endpoints, forms, providers; of what is sent to us (figures, files, referrals) how often within 90 days. */
  count: z.int(),
  /** How many of them fail, or were switched off because they failed. */
  troubled: z.int(),
  /** Null when it was never used, or where no time is kept. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type OwnIntegration = z.infer<typeof ownIntegration>;
export const ownIntegrationList = z.object({ integrations: z.array(ownIntegration) });
