import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Client } from "pg";
import { PLATFORM_ROLE } from "#lib/platform/database";
import { type BackupFooter, type BackupHeader, END_OF_ROWS, FORMAT, FORMAT_VERSION } from "./format.ts";
import { listTables, readRows } from "./tables.ts";

/**
 * Writes all data as it is at one moment into one file, while the portal may go on. The file appears complete or not at all.
 * @param ownerUrl the owner of the schema
 */
export async function writeBackup(ownerUrl: string, path: string): Promise<BackupFooter> {
  const draft = `${path}.partial`;
  const client = new Client({
    connectionString: ownerUrl,
    application_name: "bizosaas-backup",
    options: "-c TimeZone=UTC -c DateStyle=ISO -c extra_float_digits=1 -c bytea_output=hex",
  });
  await client.connect();
  try {
    const footer = await dump(client, draft);
    const file = await open(draft, "r+");
    await file.sync();
    await file.close();
    await rename(draft, path);
    return footer;
  } finally {
    await rm(draft, { force: true });
    await client.end();
  }
}

async function dump(client: Client, path: string): Promise<BackupFooter> {
  // One snapshot for all tables; as the platform role, which the walls let see every tenant.
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE ${PLATFORM_ROLE}`);
  const gzip = createGzip();
  const output = createWriteStream(path, { mode: 0o600, flush: true });
  gzip.pipe(output);
  // Whatever breaks below, these two must not end the process with an unheard error.
  const written = finished(output);
  written.catch(() => undefined);
  output.once("error", (error) => gzip.destroy(error));
  const hash = createHash("sha256");
  const write = async (chunk: string | Buffer) => {
    hash.update(chunk);
    if (!gzip.write(chunk)) await Promise.race([once(gzip, "drain"), written]);
  };
  const writeLine = (value: object) => write(`${JSON.stringify(value)}\n`);

  await writeLine(await headerOf(client));
  const tables = await listTables(client);
  let rows = 0;
  for (const table of tables) {
    await writeLine(table);
    const sum = await readRows(client, table, write);
    await write(`${END_OF_ROWS}\n`);
    await writeLine(sum);
    rows += sum.rows;
  }
  await client.query("COMMIT");
  const footer: BackupFooter = { tables: tables.length, rows, sha256: hash.digest("hex") };
  gzip.end(`${JSON.stringify(footer)}\n`);
  await written;
  return footer;
}

async function headerOf(client: Client): Promise<BackupHeader> {
  const migrations = await client.query<{ migration_name: string }>(
    `SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const sequences = await client.query<{ name: string; last_value: string | null }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
  );
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: new Date().toISOString(),
    migrations: migrations.rows.map((row) => row.migration_name),
    sequences: sequences.rows.map((row) => ({ name: row.name, lastValue: row.last_value ?? "1", isCalled: row.last_value !== null })),
  };
}
