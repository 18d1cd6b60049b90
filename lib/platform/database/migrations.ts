import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import { newId, sha256 } from "#lib/platform/crypto";

/** One folder of `prisma/migrations`. `checksum` is SHA-256 of the script in hex, as Prisma keeps it. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** A migration that PostgreSQL refused, or a history that does not fit this version of the portal. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

// Prisma's own table, so that its tools read our history (schema-engine, `_prisma_migrations`).
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;
const LOCK_KEY = "hashtext('bizosaas.migrations')";

/** The migrations in `directory`, oldest first. */
export async function listMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: sha256(sql) };
    }),
  );
}

/** The migrations that the database has not had yet. An empty database has had none. */
export async function pendingMigrations(client: Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows: tables } = await client.query<{ present: boolean }>(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present`);
  if (!tables[0]?.present) return migrations;
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  for (const migration of migrations) {
    const checksum = applied.get(migration.name);
    if (checksum !== undefined && checksum !== migration.checksum) {
      throw new MigrationError(
        `Migration ${migration.name} was changed after it had been applied. Restore its file; changes belong in a new migration.`,
      );
    }
  }
  const unknown = [...applied.keys()].filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database is newer than this version of the portal: it knows ${unknown.join(", ")}. Start the version that applied it.`,
    );
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}

/**
 * Applies what is pending, oldest first, each migration and its history row in one transaction: one that fails leaves
 * nothing behind and is tried again on the next start. Two starts at once wait for each other.
 * @param client connected as the owner of the schema
 * @param only the names of those that count; all when missing
 * @returns the names of the migrations that were applied
 */
export async function applyMigrations(client: Client, directory: string, only?: string[]): Promise<string[]> {
  const migrations = (await listMigrations(directory)).filter(({ name }) => only?.includes(name) ?? true);
  await client.query(`SELECT pg_advisory_lock(${LOCK_KEY})`);
  try {
    const pending = await pendingMigrations(client, migrations);
    if (pending.length > 0) await client.query(HISTORY_TABLE);
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${LOCK_KEY})`);
  }
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [newId(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${migration.name} failed and was rolled back: ${reason}`, { cause: error });
  }
}
