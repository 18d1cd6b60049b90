import { join } from "node:path";
import { Client, escapeIdentifier } from "pg";
import { randomToken, sha256 } from "#lib/platform/crypto";
import { applyMigrations } from "#lib/platform/database";
import { migrateJobs } from "#lib/platform/jobs";
import { BackupError } from "./backup-error.ts";
import type { Watch } from "./progress.ts";
import { readBackup } from "./read-backup.ts";
import { mustFit, type RestoredTable, restoreBackup } from "./restore-backup.ts";

const MIGRATIONS = join(process.cwd(), "prisma/migrations");

/**
 * Restores a backup into a database made for it alone on the same server, as a person would after a loss: reads it wholly, migrates
 * as far as it was, loads, compares every table, applies newer migrations. The database goes again, however it ends.
 * @param ownerUrl the owner of the schema; undefined where this process does not know it
 * @throws BackupError
 */
export async function rehearseRestore(ownerUrl: string | undefined, path: string, watch: Watch): Promise<RestoredTable[]> {
  const url = await mustMayCreate(ownerUrl);
  const step = (at: string) => watch.onProgress?.({ at, tablesTotal: 0, tablesDone: 0, rowsDone: 0, bytesDone: 0 });
  step("reading the file");
  const { header } = await readBackup(path, watch.signal ? { signal: watch.signal } : {});
  await mustFit(header, MIGRATIONS);
  await dropRehearsals(url);
  const name = `${prefixOf(url)}${Buffer.from(randomToken(4), "base64url").toString("hex")}`;
  const scratchUrl = inDatabase(url, name);
  step("making a database");
  try {
    // No template but the empty one: nothing of the live database is copied.
    await withClient(url, (client) => client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0`));
    step("migrating");
    await withClient(scratchUrl, (client) => applyMigrations(client, MIGRATIONS, header.migrations));
    await migrateJobs(scratchUrl, { jobs: [], subscriptions: [] });
    watch.signal?.throwIfAborted();
    const { restored } = await restoreBackup(scratchUrl, path, watch);
    await withClient(scratchUrl, (client) => applyMigrations(client, MIGRATIONS));
    return restored;
  } finally {
    await dropRehearsals(url);
  }
}

/** Drops what rehearsals of this database have left, such as one whose worker was killed. Safe to repeat. */
export async function dropRehearsals(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefixOf(ownerUrl)]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(datname)} WITH (FORCE)`);
  });
}

/** Several installations may share one server: each knows its own by the name of its database. */
const prefixOf = (ownerUrl: string): string => `bizosaas_rehearsal_${sha256(new URL(ownerUrl).pathname).slice(0, 8)}_`;

async function mustMayCreate(ownerUrl: string | undefined): Promise<string> {
  if (!ownerUrl)
    throw new BackupError(
      "The worker knows only the role of the portal, which may not create a database to rehearse in.",
      "Set DATABASE_URL to the owner's address where the worker is started, or rehearse on the machine: npm run restore into an empty database.",
    );
  const [role] = await withClient(ownerUrl, async (client) => {
    const found = await client.query<{ name: string; may_create: boolean }>(
      "SELECT rolname AS name, rolcreatedb OR rolsuper AS may_create FROM pg_roles WHERE rolname = current_user",
    );
    return found.rows;
  });
  if (!role?.may_create)
    throw new BackupError(
      `The database role ${role?.name ?? ""} may not create databases, and a rehearsal needs one for itself.`,
      `Let an administrator of the server run: ALTER ROLE ${escapeIdentifier(role?.name ?? "")} CREATEDB;`,
    );
  return ownerUrl;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: "bizosaas-rehearsal" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
