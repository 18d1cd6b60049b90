import { Client } from "pg";
import { PgBoss } from "pg-boss";
import { APP_ROLE, PLATFORM_ROLE } from "#lib/platform/database";
import { deadLetterQueueOf, JOBS_SCHEMA, type JobDefinition, type JobSubscription } from "./job.ts";
import { grantLog, migrateLog } from "./log/migrate-log.ts";
import { rememberPreparation } from "./preparation.ts";

interface KnownJobs {
  // biome-ignore lint/suspicious/noExplicitAny: jobs of every payload; only their names and retries are read here
  jobs: JobDefinition<any>[];
  subscriptions: JobSubscription[];
  /** Who reads which events from the log, rather than as jobs; without it the readers stay as they are. */
  logged?: JobSubscription[];
}

const DEFAULT_RETRY_LIMIT = 5;
const DEFAULT_RETRY_DELAY_SECONDS = 2;
const RETRY_DELAY_MAX_SECONDS = 15 * 60;
const DEFAULT_EXPIRE_SECONDS = 5 * 60;
/** A worker tells twice as often that it is at work. Without it, a run whose worker or database died stood still until it expired. */
const HEARTBEAT_SECONDS = 30;

/**
 * Creates or migrates the job queue's schema as the owner, makes the queues and subscriptions of the given jobs, and
 * grants the app role what sending takes and the platform role what working takes. Safe to repeat.
 */
export async function migrateJobs(ownerUrl: string, { jobs, subscriptions, logged }: KnownJobs): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: JOBS_SCHEMA, max: 2, supervise: false, schedule: false });
  // An error beside the work, such as a lost idle connection, must not end the process; the work itself rejects.
  boss.on("error", () => undefined);
  await boss.start();
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const job of jobs) {
      const deadLetter = deadLetterQueueOf(job.name);
      if (!existing.has(deadLetter)) await boss.createQueue(deadLetter, { retryLimit: 0, retentionSeconds: 60 * 86_400 });
      const options = {
        retryLimit: job.retryLimit ?? DEFAULT_RETRY_LIMIT,
        retryDelay: job.retryDelaySeconds ?? DEFAULT_RETRY_DELAY_SECONDS,
        retryBackoff: true,
        expireInSeconds: job.expireInSeconds ?? DEFAULT_EXPIRE_SECONDS,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        notify: true,
      };
      if (existing.has(job.name)) await boss.updateQueue(job.name, options);
      else await boss.createQueue(job.name, { ...options, retryDelayMax: RETRY_DELAY_MAX_SECONDS, deadLetter });
    }
    for (const { event, job } of subscriptions) await boss.subscribe(event, job);
  } finally {
    await boss.stop({ graceful: false });
  }
  await prepareTables(ownerUrl, logged ?? null);
}

async function prepareTables(ownerUrl: string, logged: JobSubscription[] | null): Promise<void> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    // Whoever knew how the queues were does not any more.
    await rememberPreparation(client, null);
    await migrateLog(client, logged);
    await client.query(
      `GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}, ${PLATFORM_ROLE};
       GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}, ${PLATFORM_ROLE};
       GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}, ${PLATFORM_ROLE};
       GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${PLATFORM_ROLE};
       REVOKE ALL ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} FROM ${APP_ROLE};
       GRANT SELECT ON ${JOBS_SCHEMA}.queue TO ${APP_ROLE};
       GRANT SELECT (event, name) ON ${JOBS_SCHEMA}.subscription TO ${APP_ROLE}`,
    );
    await grantLog(client);
    // A tenant's transaction writes jobs but never reads one: they carry every tenant's data and have no wall.
    await client.query(
      `DO $$ DECLARE job regclass; BEGIN
         FOR job IN SELECT relid FROM pg_partition_tree('${JOBS_SCHEMA}.job') LOOP
           EXECUTE format('GRANT INSERT, SELECT (id, start_after) ON %s TO ${APP_ROLE}', job);
         END LOOP;
       END $$`,
    );
  } finally {
    await client.end();
  }
}
