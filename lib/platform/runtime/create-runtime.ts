import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Clock, systemClock } from "#lib/platform/clock";
import { type Config, ConfigError } from "#lib/platform/config";
import { newId } from "#lib/platform/crypto";
import { appDatabaseUrl, createDatabase, type Database } from "#lib/platform/database";
import { createJobQueue, type JobQueue } from "#lib/platform/jobs";
import { createLog, type Log } from "#lib/platform/log";
import { createMetrics, type Metrics } from "#lib/platform/metrics";
import { createRateLimiter, type RateLimiter } from "#lib/platform/rate-limit";
import type { Realtime } from "#lib/platform/realtime";
import { connectRedis, createRedisStore, createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";

export interface Runtime {
  config: Config;
  /** Signs sessions; at least 32 characters. */
  authSecret: string;
  /** As the app role. */
  databaseUrl: string;
  log: Log;
  metrics: Metrics;
  db: Database;
  store: KeyValueStore;
  jobs: JobQueue;
  limiter: RateLimiter;
  clock: Clock;
  startedAt: Date;
  /** This process among those of the installation. */
  processId: string;
  /** Names of the migrations this version needs; readiness compares. */
  expectedMigrations: string[];
  /** Null until the web server has made it, and in the worker. */
  realtime: Realtime | null;
  /** What a domain keeps per process, by its own name (`lib/services` its prober). */
  rooms: Map<string, unknown>;
  /** Closes what was opened here. */
  close(): Promise<void>;
}

/** Opens everything a process of the portal needs. Connections are made on first use. @throws ConfigError */
export function createRuntime({ config, process: processName }: { config: Config; process: "web" | "worker" }): Runtime {
  const authSecret = config.AUTH_SECRET;
  const databaseUrl = config.DATABASE_APP_URL ?? (config.DATABASE_URL && authSecret ? appDatabaseUrl(config.DATABASE_URL, authSecret) : undefined);
  if (!authSecret || !databaseUrl) {
    throw new ConfigError(["DATABASE_URL: required to start this process by itself; npm start brings its own PostgreSQL and secret"]);
  }
  const log = createLog({ level: config.LOG_LEVEL, process: processName });
  const metrics = createMetrics();
  const db = createDatabase({
    url: databaseUrl,
    poolSize: config.DATABASE_POOL_SIZE,
    onIdleError: (error) => log.warn({ err: error }, "a database connection broke"),
  });
  metrics.watchConnections(() => db.connections());
  const redis = config.REDIS_URL ? connectRedis(config.REDIS_URL, log, "limits") : null;
  const store = config.REDIS_URL
    ? createRedisStore(config.REDIS_URL, { log, onFailure: () => metrics.storeErrors.inc() })
    : createSingleProcessStore();
  const jobs = createJobQueue({ databaseUrl, db, log });
  metrics.watchLog(() => jobs.logLag());
  return {
    config,
    authSecret,
    databaseUrl,
    log,
    metrics,
    db,
    store,
    jobs,
    limiter: createRateLimiter({ redis }),
    clock: systemClock,
    startedAt: systemClock.now(),
    processId: newId(),
    expectedMigrations: readdirSync(join(process.cwd(), "prisma/migrations"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
    realtime: null,
    rooms: new Map(),
    async close() {
      await jobs.close();
      await db.close();
      await store.close();
      redis?.disconnect();
    },
  };
}
