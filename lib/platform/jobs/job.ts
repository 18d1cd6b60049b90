import type { ZodType } from "zod";
import { PLATFORM_ROLE } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";

/** What a handler knows of the attempt under way. `attempt` counts from 1. */
export interface JobAttempt {
  id: string;
  attempt: number;
  /** Aborted when the job takes longer than `expireInSeconds`, or the worker is told to stop. */
  signal: AbortSignal;
  runtime: Runtime;
}

/** A kind of job: its queue has the same name. A handler may run more than once for one job, and must bear it. */
export interface JobDefinition<T> {
  name: string;
  schema: ZodType<T>;
  /** How often a failed job is tried again, with exponential backoff; then it goes to the dead letters. */
  retryLimit?: number;
  retryDelaySeconds?: number;
  /** How long one attempt may take. One whose worker died is tried again within a minute, however long this is. */
  expireInSeconds?: number;
  /** How many run at the same time in one worker. */
  concurrency?: number;
  handle(data: T, attempt: JobAttempt): Promise<void>;
  /** For what comes by the thousand. Without it each job is fetched and handled alone. */
  together?: JobsTogether<T>;
}

/** How jobs of one queue are handled many at once. */
export interface JobsTogether<T> {
  /** How many are fetched at once. */
  most: number;
  /** Jobs with the same answer are handled together. */
  groupOf(data: T): string;
  /** Handles all or none of a group. After it failed each of them is handled alone, so that one cannot spoil the others. */
  handle(data: T[], attempt: Pick<JobAttempt, "signal" | "runtime">): Promise<void>;
}

export interface JobSubscription {
  event: string;
  job: string;
}

export interface JobSchedule {
  job: string;
  /** Five fields: minute, hour, day, month, weekday. */
  cron: string;
  timeZone?: string;
}

/** Declares a job; only here so that `data` gets its type from the schema. */
export const defineJob = <T>(definition: JobDefinition<T>): JobDefinition<T> => definition;

/** A server that is frozen keeps no limit of its own. The queue's upkeep may take its time. */
const QUERY_TIMEOUT_MS = 30_000;

export const JOBS_SCHEMA = "pgboss";

/** The address by which the queue's own connections act as the platform: they see the jobs of all tenants. */
export function jobsDatabaseUrl(appUrl: string): string {
  const url = new URL(appUrl);
  url.searchParams.set("options", `-c role=${PLATFORM_ROLE}`);
  url.searchParams.set("query_timeout", String(QUERY_TIMEOUT_MS));
  return url.toString();
}

/** Where a queue's jobs go when they failed for good. */
export const deadLetterQueueOf = (queue: string): string => `${queue}.dead`;
