/** Background jobs and cron on PostgreSQL (`pg-boss`): a job is written in the transaction of the work that asks for it. */
export { deadLetterQueueOf, defineJob, JOBS_SCHEMA, type JobAttempt, type JobDefinition, type JobSchedule, type JobSubscription } from "./job.ts";
export { createJobQueue, type JobQueue, type QueueDepth } from "./job-queue.ts";
export { type JobWorker, startJobWorker } from "./job-worker.ts";
export { type LogReader, startLogReader } from "./log/log-reader.ts";
export { purgeLogJob } from "./log/purge-log.ts";
export { LOG_CHANNEL } from "./log/tables.ts";
export { migrateJobs } from "./migrate-jobs.ts";
export type { NextRun } from "./next-runs.ts";
export { recallPreparation, rememberPreparation } from "./preparation.ts";
export { COUNT_LIMIT, findQueue, type QueueRow, readQueues, readSchedules, type ScheduleRow } from "./read-queues.ts";
export {
  findDescendants,
  findDueRun,
  findRun,
  findRunsWith,
  lockSchedule,
  RUNS,
  type RunDetailRow,
  type RunOrder,
  type RunRow,
  type RunSource,
  runListSql,
  runMoment,
  runsOf,
} from "./read-runs.ts";
