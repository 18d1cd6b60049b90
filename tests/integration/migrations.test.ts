import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/crypto";
import { applyMigrations, listMigrations, MigrationError, pendingMigrations } from "#lib/platform/database";
import { migrateJobs } from "#lib/platform/jobs";
import { jobs, subscriptions } from "../../jobs.ts";
import { diffDatabaseWithSchema } from "../../scripts/database/schema-engine.ts";
import { migrate } from "../../scripts/start/migrate.ts";
import { isPrepared, setPrepared } from "../../scripts/start/prepared.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const OURS = "prisma/migrations";

let database: TestDatabase;
let owner: Client;
/** A directory of migrations that the test may change. */
let directory: string;

beforeEach(async () => {
  database = await testDatabase({ isEmpty: true });
  owner = await connected();
  directory = await mkdtemp(join(tmpdir(), "bizosaas-migrations-"));
});
afterEach(async () => {
  await owner.end();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function connected(): Promise<Client> {
  const client = new Client(database.ownerUrl);
  await client.connect();
  return client;
}

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, "migration.sql"), sql);
}

const tables = async () =>
  (
    await query<{ name: string }>(
      database.ownerUrl,
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
    )
  ).map((row) => row.name);
const history = () =>
  query<{ name: string; steps: number }>(
    database.ownerUrl,
    `SELECT migration_name AS name, applied_steps_count AS steps FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND logs IS NULL ORDER BY started_at, 1`,
  );

describe("our migrations", () => {
  test("leave registration closed where REGISTRATION=invited says so, until it is set on the screen", async () => {
    const stored = () => query<{ value: unknown }>(database.ownerUrl, `SELECT value FROM installation_setting WHERE key = 'registration'`);
    await migrate(database.ownerUrl, null, { registration: "open" });
    expect(await stored()).toEqual([]);
    await migrate(database.ownerUrl, null, { registration: "invited" });
    expect(await stored()).toEqual([{ value: { isOpen: false } }]);

    await query(database.ownerUrl, `UPDATE installation_setting SET value = '{"isOpen":true,"planKey":"free"}'`);
    await migrate(database.ownerUrl, null, { registration: "invited" });
    expect(await stored()).toEqual([{ value: { isOpen: true, planKey: "free" } }]);
  });

  test("are known to have been applied by these sources until others have been at it", async () => {
    await migrate(database.ownerUrl, null);
    expect(await isPrepared(database.ownerUrl, "these")).toBe(false);
    await setPrepared(database.ownerUrl, "these");
    expect(await isPrepared(database.ownerUrl, "these")).toBe(true);
    expect(await isPrepared(database.ownerUrl, "others")).toBe(false);

    await migrate(database.ownerUrl, null, { areQueuesKnown: true });
    expect(await isPrepared(database.ownerUrl, "these")).toBe(true);
    await migrate(database.ownerUrl, null);
    expect(await isPrepared(database.ownerUrl, "these")).toBe(false);
  });

  test("apply to an empty database, once", async () => {
    const names = (await listMigrations(OURS)).map((migration) => migration.name);
    expect(await applyMigrations(owner, OURS)).toEqual(names);
    expect(await applyMigrations(owner, OURS)).toEqual([]);
    expect(await pendingMigrations(owner, await listMigrations(OURS))).toEqual([]);
    expect((await history()).map((row) => row.name)).toEqual(names);
  });

  test("bring along the mails that waited before their addresses were rows, and leave the walls standing", async () => {
    const upTo = "20261201110000";
    for (const { name } of await listMigrations(OURS)) if (name < upTo) await cp(join(OURS, name), join(directory, name), { recursive: true });
    await applyMigrations(owner, directory);
    const [tenant, mail] = [newId(), newId()];
    await query(
      database.superuserUrl,
      // What else a tenant is made of plays no part here.
      `SET session_replication_role = replica;
       INSERT INTO crm_mail (id, tenant_id, message_key, direction, subject, from_address, recipients, body, sent_at, is_waiting, created_at)
       VALUES ('${mail}', '${tenant}', repeat('a', 64), 'in', 'Hello', 'ann@example.com', '[{"address":"Bob@example.com"}]', '', now(), true, now())`,
    );
    await applyMigrations(owner, OURS);
    expect(await query(database.superuserUrl, "SELECT address FROM crm_mail_address ORDER BY 1")).toEqual([
      { address: "ann@example.com" },
      { address: "bob@example.com" },
    ]);
    expect(await query(database.superuserUrl, "SELECT id FROM crm_mail WHERE look_again_at IS NOT NULL")).toEqual([{ id: mail }]);
    // And it stands again.
    const walls = "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND NOT relforcerowsecurity";
    expect(await query(database.superuserUrl, walls)).toEqual([]);
  });

  test("make exactly what the Prisma schema says", async () => {
    await applyMigrations(owner, OURS);
    expect(await diffDatabaseWithSchema(database.ownerUrl, "prisma/schema")).toBe("");
  });

  test("a drift between the two would be seen", async () => {
    await applyMigrations(owner, OURS);
    await owner.query(`ALTER TABLE tenant ADD COLUMN forgotten text; DROP INDEX tenant_created_at_id_idx`);
    const drift = await diffDatabaseWithSchema(database.ownerUrl, "prisma/schema");
    expect(drift).toMatch(/forgotten/);
    expect(drift).toMatch(/tenant_created_at_id_idx/);
  });

  test("the job queue's tables are made beside them, and making them again changes nothing", async () => {
    await applyMigrations(owner, OURS);
    const queues = () => query(database.ownerUrl, "SELECT name, dead_letter, retry_limit FROM pgboss.queue ORDER BY name");
    await migrateJobs(database.ownerUrl, { jobs, subscriptions });
    const before = await queues();
    expect(before).toHaveLength(jobs.length * 2);
    await migrateJobs(database.ownerUrl, { jobs, subscriptions });
    expect(await queues()).toEqual(before);
    expect(await diffDatabaseWithSchema(database.ownerUrl, "prisma/schema")).toBe("");
  });
});

describe("a migration", () => {
  test("is applied after those before it, by name", async () => {
    await write("2_second", "ALTER TABLE thing ADD COLUMN size int;");
    await write("1_first", "CREATE TABLE thing (id int);");
    await writeFile(join(directory, "migration_lock.toml"), 'provider = "postgresql"');
    expect(await applyMigrations(owner, directory)).toEqual(["1_first", "2_second"]);
    await write("3_third", "CREATE TABLE other (id int);");
    expect((await pendingMigrations(owner, await listMigrations(directory))).map((each) => each.name)).toEqual(["3_third"]);
    expect(await applyMigrations(owner, directory)).toEqual(["3_third"]);
    expect(await tables()).toEqual(["other", "thing"]);
    expect(await history()).toEqual([
      { name: "1_first", steps: 1 },
      { name: "2_second", steps: 1 },
      { name: "3_third", steps: 1 },
    ]);
  });

  test("that fails half-way leaves nothing of itself, keeps those before it, and is tried again", async () => {
    await write("1_first", "CREATE TABLE kept (id int);");
    await write("2_broken", "CREATE TABLE half (id int); INSERT INTO half VALUES (1); SELECT 1 / 0; CREATE TABLE whole (id int);");
    await write("3_later", "CREATE TABLE later (id int);");
    const attempt = applyMigrations(owner, directory);
    await expect(attempt).rejects.toThrow(MigrationError);
    await expect(attempt).rejects.toThrow(/2_broken failed and was rolled back: division by zero/);
    expect(await tables()).toEqual(["kept"]);
    expect((await history()).map((row) => row.name)).toEqual(["1_first"]);
    await write("2_broken", "CREATE TABLE whole (id int);");
    expect(await applyMigrations(owner, directory)).toEqual(["2_broken", "3_later"]);
    expect(await tables()).toEqual(["kept", "later", "whole"]);
  });

  test("that ends its transaction by itself and then fails is still not taken for done", async () => {
    await write("1_sneaky", "CREATE TABLE early (id int); COMMIT; SELECT 1 / 0;");
    await expect(applyMigrations(owner, directory)).rejects.toThrow(MigrationError);
    expect(await pendingMigrations(owner, await listMigrations(directory))).toHaveLength(1);
  });

  test("changed after it was applied is refused, and nothing more is applied", async () => {
    await write("1_first", "CREATE TABLE thing (id int);");
    await applyMigrations(owner, directory);
    await write("1_first", "CREATE TABLE thing (id bigint);");
    await write("2_second", "CREATE TABLE other (id int);");
    await expect(applyMigrations(owner, directory)).rejects.toThrow(/1_first was changed after it had been applied/);
    expect(await tables()).toEqual(["thing"]);
  });

  test("that only a newer version knows is refused by name", async () => {
    await write("1_first", "CREATE TABLE thing (id int);");
    await write("2_newer", "CREATE TABLE newer (id int);");
    await applyMigrations(owner, directory);
    await rm(join(directory, "2_newer"), { recursive: true });
    await write("2_other", "CREATE TABLE other (id int);");
    await expect(applyMigrations(owner, directory)).rejects.toThrow(/newer than this version.*2_newer/);
    expect(await tables()).toEqual(["newer", "thing"]);
  });

  test("is applied once when several start at the same moment", async () => {
    await cp(OURS, directory, { recursive: true });
    await write("29990101000000_slow", "SELECT pg_sleep(0.2); CREATE TABLE slow (id int);");
    const clients = await Promise.all([1, 2, 3, 4].map(() => connected()));
    try {
      const applied = await Promise.all(clients.map((client) => applyMigrations(client, directory)));
      const names = (await listMigrations(directory)).map((migration) => migration.name);
      expect(applied.filter((each) => each.length > 0)).toEqual([names]);
      expect((await history()).map((row) => row.name)).toEqual(names);
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  });

  test("waits for nobody who has gone: a lost start holds no lock", async () => {
    await write("1_slow", "SELECT pg_sleep(30);");
    const lost = await connected();
    lost.on("error", () => undefined);
    const attempt = applyMigrations(lost, directory);
    const refused = expect(attempt).rejects.toThrow();
    await expect
      .poll(() =>
        query(
          database.superuserUrl,
          "SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND query LIKE '%pg_sleep(30)%' AND state = 'active' AND pid <> pg_backend_pid()",
          [database.name],
        ),
      )
      .toHaveLength(1);
    await query(
      database.superuserUrl,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()",
      [database.name],
    );
    await refused;
    await write("1_slow", "CREATE TABLE quick (id int);");
    expect(await applyMigrations(owner, directory)).toEqual(["1_slow"]);
    await lost.end().catch(() => undefined); // it was cut off
  });
});
