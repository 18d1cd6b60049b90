/** Before all tests of a project: one PostgreSQL with a migrated template database, and one Redis. */
import { rm } from "node:fs/promises";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { randomToken } from "#lib/platform/crypto";
import { startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { migrate } from "./migrate.ts";
import { startRedis } from "./redis.ts";
import { scratchDirectory } from "./scratch.ts";

/** Where the tests' servers are; handed from the main process to the workers as plain text. */
export interface TestServers {
  /** As the superuser, to the maintenance database. */
  superuserUrl: string;
  /** As the owner, to the template: exchange the database's name. */
  ownerUrl: string;
  /** The app role's password is derived from it; roles belong to the whole cluster, so there is one. */
  authSecret: string;
  templateName: string;
  /** Shared by all tests: use keys of your own. */
  redisUrl: string;
}

declare module "vitest" {
  interface ProvidedContext {
    servers: TestServers;
  }
}

const MAX_CONNECTIONS = 300;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await scratchDirectory("bizosaas-test-");
  const settings = { max_connections: String(MAX_CONNECTIONS), shared_buffers: "64MB" };
  const [postgres, redis] = await Promise.all([
    startEmbeddedPostgres({ dataDir, durable: false, extraSettings: settings, onLog: () => undefined }),
    startRedis(),
  ]);
  // A test run that ends early leaves no server behind.
  const endWithUs = () => process.kill(postgres.pid, "SIGQUIT");
  process.once("exit", endWithUs);
  const end = async () => {
    process.off("exit", endWithUs);
    await Promise.all([postgres.stop(), redis.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const authSecret = randomToken();
    await migrate(postgres.ownerUrl, authSecret);
    const templateName = new URL(postgres.ownerUrl).pathname.slice(1);
    await closeTemplate(postgres.superuserUrl, templateName);
    project.provide("servers", { superuserUrl: postgres.superuserUrl, ownerUrl: postgres.ownerUrl, authSecret, templateName, redisUrl: redis.url });
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

/** A database that somebody is connected to cannot be copied: from here on nobody can be. */
async function closeTemplate(superuserUrl: string, name: string): Promise<void> {
  const superuser = new Client(superuserUrl);
  await superuser.connect();
  try {
    await superuser.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
    await superuser.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  } finally {
    await superuser.end();
  }
}
