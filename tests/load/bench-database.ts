import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomToken } from "#lib/platform/crypto";
import { createDatabase } from "#lib/platform/database";
import { startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { createJobQueue } from "#lib/platform/jobs";
import { createLog } from "#lib/platform/log";
import type { TestDatabase } from "../support/database.ts";
import { migrate } from "../support/migrate.ts";

/**
 * An empty database of the product on a PostgreSQL of its own, which writes to the disk as that of an installation does.
 * `serverPid` is the process that has started all others of the server.
 */
export async function startBenchDatabase(): Promise<Omit<TestDatabase, "name"> & { serverPid: number }> {
  const authSecret = randomToken();
  const dataDir = await mkdtemp(join(tmpdir(), "bizosaas-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir, extraSettings: { max_connections: "200" } });
  const appUrl = await migrate(postgres.ownerUrl, authSecret);
  const db = createDatabase({ url: appUrl, poolSize: 8 });
  const jobs = createJobQueue({ databaseUrl: appUrl, db, log: createLog({ level: "silent", process: "test" }) });
  const superuser = new URL(postgres.superuserUrl);
  superuser.pathname = new URL(postgres.ownerUrl).pathname;
  return {
    ownerUrl: postgres.ownerUrl,
    superuserUrl: superuser.toString(),
    appUrl,
    authSecret,
    db,
    jobs,
    serverPid: postgres.pid,
    async drop() {
      await jobs.close();
      await db.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
