import { JOBS_SCHEMA } from "#lib/platform/jobs";
import { greetMailServer } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { answered, type Finding, measure } from "./finding.ts";
import type { PartKey } from "./parts.ts";
import type { Measurement } from "./policy.ts";
import { ALIVE_WITHIN_MS, workerFinding } from "./signs-of-life.ts";
import { surfaceStatus } from "./surface-status.ts";

/** How a part is measured, and how often. */
export interface Check {
  part: PartKey;
  everyMs: number;
  measure(): Promise<Measurement>;
}

const EVERY_MS = 2_000;
// A worker is missed after 6 s: the sooner that is seen, the sooner the page says so.
const WORKER_EVERY_MS = 1_000;
// These read tables or render pages, which costs more than a ping.
const COSTLY_EVERY_MS = 10_000;
const QUEUE_EVERY_MS = 5_000;
/** Less than a check may take: what does not answer is down then, and not unknown. */
const MAIL_TIMEOUT_MS = 1_200;
/** Of one round trip to the database: a page makes a dozen, and is down before the database were seen to be slow by a second. */
const SLOW_DATABASE_MS = 400;
const MANY_WAITING_JOBS = 10_000;
const LONG_WAIT_SECONDS = 60;

const SURFACES: { part: PartKey; path: string }[] = [
  { part: "surface.home", path: "/" },
  { part: "surface.sign-in", path: "/login" },
  { part: "surface.status", path: "/status" },
  { part: "surface.portal", path: "/portal" },
  { part: "surface.admin", path: "/admin/tenants" },
  { part: "surface.api", path: "/api/health/live" },
];

const DOWN = { state: "down", detail: "Does not answer." } as const;
const IN_DATABASE = { state: "down", detail: "Is kept in the database, which does not answer." } as const;
const UNREADABLE = { state: "unknown", detail: "Cannot be read: the database does not answer." } as const;

/**
 * The checks of every part.
 * @param baseUrl of this process, over the loopback
 * @param stopping ends requests that are under way
 */
export function checksOf(runtime: Runtime, baseUrl: string, stopping: AbortSignal): Check[] {
  const { clock } = runtime;
  const checkWorker = workerCheck(runtime);
  return [
    { part: "database", everyMs: EVERY_MS, measure: () => measure(() => checkDatabase(runtime), clock, DOWN) },
    { part: "store", everyMs: EVERY_MS, measure: () => measure(() => checkStore(runtime), clock, DOWN) },
    { part: "queue", everyMs: QUEUE_EVERY_MS, measure: () => measure(() => checkQueue(runtime), clock, IN_DATABASE) },
    { part: "worker", everyMs: WORKER_EVERY_MS, measure: () => measure(checkWorker, clock, UNREADABLE) },
    { part: "realtime", everyMs: EVERY_MS, measure: () => measure(async () => checkRealtime(runtime), clock, DOWN) },
    { part: "mail", everyMs: COSTLY_EVERY_MS, measure: () => measure(() => checkMail(runtime), clock, UNREADABLE) },
    ...SURFACES.map(({ part, path }) => ({
      part,
      everyMs: COSTLY_EVERY_MS,
      measure: () => measure(() => checkSurface(`${baseUrl}${path}`, stopping), clock, DOWN),
    })),
  ];
}

async function checkDatabase({ db }: Runtime): Promise<Finding> {
  return answered(await db.ping(), null, SLOW_DATABASE_MS);
}

async function checkStore({ store }: Runtime): Promise<Finding> {
  return answered(await store.ping(), store.kind === "redis" ? "Redis." : "In this process: no Redis is configured.");
}

async function checkQueue({ db, jobs }: Runtime): Promise<Finding> {
  const start = performance.now();
  // Dead letters wait for a person, not for a worker.
  const waiting = (await jobs.depth()).reduce((sum, { queue, queued }) => sum + (queue.endsWith(".dead") ? 0 : queued), 0);
  const [oldest] = await db.system<{ waits_seconds: number | null; has_worker: boolean }>({
    name: "oldest-due-job",
    text: `SELECT extract(epoch FROM now() - min(greatest(start_after, created_on)))::float8 AS waits_seconds,
             EXISTS (SELECT FROM process_heartbeat WHERE kind = 'worker' AND stopped_at IS NULL AND last_at > now() - ${ALIVE_WITHIN_MS} * interval '1 millisecond') AS has_worker
           FROM ${JOBS_SCHEMA}.job WHERE state < 'active' AND start_after <= now() AND name NOT LIKE '%.dead'`,
  });
  const { detail, ...timed } = answered(performance.now() - start);
  const waitsSeconds = Math.floor(oldest?.waits_seconds ?? 0);
  const count = `${waiting} ${waiting === 1 ? "job waits" : "jobs wait"}`;
  // That nobody takes jobs is the worker's failure, and told of it: the queue would be named as the cause of it, since the worker needs it.
  const isSlow = waitsSeconds > LONG_WAIT_SECONDS && (oldest?.has_worker ?? false);
  if (waiting > MANY_WAITING_JOBS || isSlow) {
    return { ...timed, state: "degraded", detail: `${count}, the longest for ${waitsSeconds} s.`, isTentative: false };
  }
  return { ...timed, detail: detail ?? `${count}.` };
}

function workerCheck({ db, clock }: Runtime): () => Promise<Finding> {
  let failedAt: Date | null = null;
  return async () => {
    try {
      const [row] = await db.system<{ now: Date; alive_count: number; last_at: Date | null; stopped_at: Date | null }>({
        name: "worker-signs",
        text: `SELECT now() AS now, newest.last_at, newest.stopped_at, (
                 SELECT count(*)::int FROM process_heartbeat
                 WHERE kind = 'worker' AND stopped_at IS NULL AND last_at > now() - ${ALIVE_WITHIN_MS} * interval '1 millisecond'
               ) AS alive_count
               FROM (SELECT 1) AS always LEFT JOIN LATERAL (
                 SELECT last_at, stopped_at FROM process_heartbeat WHERE kind = 'worker' ORDER BY last_at DESC, id LIMIT 1
               ) AS newest ON true`,
      });
      if (!row) throw new Error("A query that always has one row had none.");
      const newest = row.last_at && { lastAt: row.last_at, stoppedAt: row.stopped_at };
      const couldWrite = failedAt === null || clock.now().getTime() - failedAt.getTime() > ALIVE_WITHIN_MS;
      return workerFinding({ now: row.now, aliveCount: row.alive_count, newest }, couldWrite);
    } catch (error) {
      failedAt = clock.now();
      throw error;
    }
  };
}

function checkRealtime({ realtime }: Runtime): Finding {
  if (!realtime) return { state: "unknown", detail: "Not started in this process.", latencyMs: null };
  if (realtime.isListening()) return { state: "operational", detail: null, latencyMs: null };
  return { state: "down", detail: "Updates do not arrive from the database.", latencyMs: null, isTentative: true };
}

async function checkMail({ config, db }: Runtime): Promise<Finding> {
  if (config.SMTP_URL === undefined) return { state: "operational", detail: "Held in the outbox: no SMTP server is configured.", latencyMs: null };
  const latencyMs = await greetMailServer(config.SMTP_URL, MAIL_TIMEOUT_MS).catch(() => null);
  if (latencyMs === null) return { state: "down", detail: "The mail server does not answer.", latencyMs, isTentative: true };
  const [last] = await db.system<{ status: string }>({
    name: "last-mail",
    text: "SELECT status FROM mail_message WHERE status IN ('sent', 'failed') ORDER BY created_at DESC, id DESC LIMIT 1",
  });
  if (last?.status === "failed") return { state: "degraded", detail: "The last mail could not be sent; it is tried again.", latencyMs };
  return answered(latencyMs, last ? "The last mail was sent." : "No mail has been sent yet.");
}

async function checkSurface(url: string, stopping: AbortSignal): Promise<Finding> {
  const start = performance.now();
  const status = await surfaceStatus(url, stopping);
  const latencyMs = performance.now() - start;
  if (status >= 500) return { state: "down", detail: `Answers with an error (HTTP ${status}).`, latencyMs, isTentative: true };
  if (status >= 400) return { state: "degraded", detail: `Answers with HTTP ${status}.`, latencyMs, isTentative: true };
  return answered(latencyMs);
}
