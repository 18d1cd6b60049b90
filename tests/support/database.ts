import { Client } from "pg";
import { inject } from "vitest";
import { randomToken } from "#lib/platform/crypto";
import { appDatabaseUrl, createDatabase, type Database } from "#lib/platform/database";
import { createJobQueue, type JobQueue } from "#lib/platform/jobs";
import { createLog } from "#lib/platform/log";

/** A test's own database, cloned from the migrated template. */
export interface TestDatabase {
  name: string;
  /** As the owner of the schema, who is bound by the walls too. */
  ownerUrl: string;
  /** As the app role, as which the portal connects. */
  appUrl: string;
  /** As the superuser, who passes every wall: for looking at what really is there. */
  superuserUrl: string;
  /** What the app role's password is derived from. */
  authSecret: string;
  db: Database;
  jobs: JobQueue;
  /** Closes what is open here and drops the database, whoever is still connected to it. */
  drop(): Promise<void>;
}

const POOL_SIZE = 8;

/** Clones the template. Takes about 60 ms, on a disk 250. `isEmpty` makes a database without tables, for trying migrations. */
export async function testDatabase({ isEmpty = false }: { isEmpty?: boolean } = {}): Promise<TestDatabase> {
  const { superuserUrl, ownerUrl, authSecret, templateName } = inject("servers");
  const name = `test_${randomToken(9).replace(/[-_]/g, "x").toLowerCase()}`;
  await query(superuserUrl, `CREATE DATABASE ${name} OWNER bizosaas_owner TEMPLATE ${isEmpty ? "template0" : `${templateName} STRATEGY file_copy`}`);
  const urls = { ownerUrl: inDatabase(ownerUrl, name), superuserUrl: inDatabase(superuserUrl, name) };
  const appUrl = appDatabaseUrl(urls.ownerUrl, authSecret);
  const db = createDatabase({ url: appUrl, poolSize: POOL_SIZE });
  const jobs = createJobQueue({ databaseUrl: appUrl, db, log: createLog({ level: "silent", process: "test" }) });
  return {
    name,
    ...urls,
    appUrl,
    authSecret,
    db,
    jobs,
    async drop() {
      await jobs.close();
      await db.close();
      await query(superuserUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Runs one statement on a connection of its own, as whoever the URL names. */
export async function query<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
