import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Client } from "pg";
import { PLATFORM_ROLE } from "#lib/platform/database";
import { type BackupFooter, type BackupHeader, END_OF_ROWS, FORMAT, FORMAT_VERSION, type TableSum } from "./format.ts";
import { breakOff, type Watch } from "./progress.ts";
import { listTables, readRows } from "./tables.ts";

/** What was written. `sizeBytes` is that of the file. */
export interface WrittenBackup extends BackupFooter {
  createdAt: string;
  sizeBytes: number;
  /** The newest migration that the data is made for. */
  schemaVersion: string;
  sums: (TableSum & { table: string })[];
}

/** What the name of a file has while it is written. */
export const DRAFT_ENDING = ".partial";

/**
 * Writes all data as it is at one moment into one file, while the portal may go on. The file appears complete or not at all.
 * @param databaseUrl of whoever may take on the platform's role: the owner of the schema, or the role the portal connects as
 */
export async function writeBackup(databaseUrl: string, path: string, watch: Watch = {}): Promise<WrittenBackup> {
  const draft = `${path}${DRAFT_ENDING}`;
  const client = new Client({
    connectionString: databaseUrl,
    application_name: "bizosaas-backup",
    options: "-c TimeZone=UTC -c DateStyle=ISO -c extra_float_digits=1 -c bytea_output=hex",
  });
  client.on("error", () => undefined);
  await client.connect();
  const undo = breakOff(client, watch.signal);
  try {
    watch.signal?.throwIfAborted();
    const written = await dump(client, draft, watch);
    const file = await open(draft, "r+");
    await file.sync();
    const { size } = await file.stat();
    await file.close();
    await rename(draft, path);
    return { ...written, sizeBytes: size };
  } finally {
    undo();
    await rm(draft, { force: true });
    await client.end();
  }
}

async function dump(client: Client, path: string, { signal, onProgress }: Watch): Promise<Omit<WrittenBackup, "sizeBytes">> {
  // One snapshot for all tables; as the platform role, which the walls let see every tenant.
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE ${PLATFORM_ROLE}`);
  const gzip = createGzip();
  const output = createWriteStream(path, { mode: 0o600, flush: true });
  gzip.pipe(output);
  // Whatever breaks below, these must not end the process with an unheard error.
  const written = finished(output);
  written.catch(() => undefined);
  gzip.on("error", () => undefined);
  output.once("error", (error) => gzip.destroy(error));
  const hash = createHash("sha256");
  const write = async (chunk: string | Buffer) => {
    hash.update(chunk);
    if (!gzip.write(chunk)) await Promise.race([once(gzip, "drain"), written]);
  };
  const writeLine = (value: object) => write(`${JSON.stringify(value)}\n`);

  const header = await headerOf(client);
  await writeLine(header);
  const tables = await listTables(client);
  const sums: WrittenBackup["sums"] = [];
  let rows = 0;
  let bytes = 0;
  for (const [index, table] of tables.entries()) {
    await writeLine(table);
    const tell = () => onProgress?.({ at: table.table, tablesTotal: tables.length, tablesDone: index, rowsDone: rows, bytesDone: bytes });
    tell();
    const take = (chunk: Buffer, ended: number) => {
      rows += ended;
      bytes += chunk.length;
      tell();
      return write(chunk);
    };
    const sum = await readRows(client, table, take, signal);
    await write(`${END_OF_ROWS}\n`);
    await writeLine(sum);
    sums.push({ table: table.table, ...sum });
  }
  await client.query("COMMIT");
  const footer: BackupFooter = { tables: tables.length, rows, sha256: hash.digest("hex") };
  gzip.end(`${JSON.stringify(footer)}\n`);
  await written;
  return { ...footer, createdAt: header.createdAt, schemaVersion: header.migrations.at(-1) ?? "", sums };
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
