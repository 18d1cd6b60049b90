import { once } from "node:events";
import { finished } from "node:stream/promises";
import { Client, escapeIdentifier } from "pg";
import { from } from "pg-copy-streams";
import { listMigrations } from "#lib/platform/database";
import { BackupError, DamagedBackup } from "./backup-error.ts";
import type { BackupFooter, BackupHeader, TableLine, TableSum } from "./format.ts";
import { breakOff, type Watch } from "./progress.ts";
import { readBackup } from "./read-backup.ts";
import { listTables, readRows } from "./tables.ts";

/** Refuses a backup that this version of the portal cannot hold. @param directory of migrations @throws BackupError */
export async function mustFit({ migrations }: BackupHeader, directory: string): Promise<void> {
  const known = new Set((await listMigrations(directory)).map((migration) => migration.name));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new BackupError(`The backup was made by a newer version of the portal (it has ${unknown.join(", ")}).`, "Restore it with that version.");
}

/** One table as it was restored: how long loading it and comparing it with the backup took. */
export interface RestoredTable {
  table: string;
  rows: number;
  loadMs: number;
  compareMs: number;
}

/**
 * Loads a backup into a database that is migrated as far as the backup and holds no tenants. One transaction: rows are
 * counted and their checksums compared before it commits, so that it is restored wholly or not at all.
 * @throws DamagedBackup when what was loaded is not what was saved
 */
export async function restoreBackup(ownerUrl: string, path: string, watch: Watch = {}): Promise<BackupFooter & { restored: RestoredTable[] }> {
  const client = new Client({
    connectionString: ownerUrl,
    application_name: "bizosaas-restore",
    options: "-c TimeZone=UTC -c DateStyle=ISO -c extra_float_digits=1 -c bytea_output=hex",
  });
  client.on("error", () => undefined);
  await client.connect();
  const undo = breakOff(client, watch.signal);
  try {
    watch.signal?.throwIfAborted();
    await client.query("BEGIN");
    const present = await listTables(client);
    const walled = await liftWalls(client);
    await clear(client, present);
    // Rows come back as they were saved: a trigger would write its own values into them.
    for (const { table } of present) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const { header, footer, loaded } = await loadAll(client, path, present, watch);
    for (const { name, lastValue, isCalled } of header.sequences)
      await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [name, lastValue, isCalled]);
    const restored: RestoredTable[] = [];
    for (const each of loaded) restored.push(await compare(client, each, watch));
    for (const table of walled) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    for (const { table } of present) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    watch.signal?.throwIfAborted();
    await client.query("COMMIT");
    return { ...footer, restored };
  } finally {
    undo();
    // Closing without a commit rolls back.
    await client.end();
  }
}

interface LoadedTable {
  line: TableLine;
  sum: TableSum;
  loadMs: number;
}

async function loadAll(client: Client, path: string, present: TableLine[], { signal, onProgress }: Watch) {
  const loaded: LoadedTable[] = [];
  let [rowsDone, bytesDone] = [0, 0];
  const { header, footer } = await readBackup(path, {
    ...(signal && { signal }),
    async table(table) {
      const own = present.find((each) => each.table === table.table);
      if (!own || own.columns.join() !== table.columns.join()) {
        throw new DamagedBackup(
          `The table ${table.table} of the backup is not as this version has it.`,
          "Restore the backup with the version that made it.",
        );
      }
      const began = performance.now();
      const taker = load(client, table);
      return {
        async rows(chunk) {
          rowsDone += 1;
          bytesDone += chunk.length;
          onProgress?.({ at: table.table, tablesTotal: present.length, tablesDone: loaded.length, rowsDone, bytesDone });
          await taker.rows(chunk);
        },
        async end(sum) {
          await taker.end();
          loaded.push({ line: own, sum, loadMs: performance.now() - began });
        },
      };
    },
  });
  return { header, footer, loaded };
}

/** @throws DamagedBackup when a table holds something else than the backup */
async function compare(client: Client, { line, sum, loadMs }: LoadedTable, { signal }: Watch): Promise<RestoredTable> {
  const began = performance.now();
  const found = await readRows(client, line, () => undefined, signal);
  if (found.rows !== sum.rows || found.sha256 !== sum.sha256) {
    throw new DamagedBackup(
      `${line.table} was not restored as it was saved: ${found.rows} rows instead of ${sum.rows}, or other content.`,
      "Nothing was changed. Please report this with the versions of both servers.",
    );
  }
  return { table: line.table, rows: found.rows, loadMs: Math.round(loadMs), compareMs: Math.round(performance.now() - began) };
}

/** COPY cannot load through row-level security. Nobody sees the tables without it: they are locked until the commit. */
async function liftWalls(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    "SELECT oid::regclass::text AS table FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace",
  );
  for (const { table } of rows) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  return rows.map((row) => row.table);
}

/** Empties what migrations and the job queue have filled by themselves. */
async function clear(client: Client, tables: TableLine[]): Promise<void> {
  for (const { table } of [...tables].reverse()) {
    const { rows } = await client.query<{ filled: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${table}) AS filled`);
    // Only those: a table that only grows refuses even a deletion of nothing.
    if (rows[0]?.filled) await client.query(`DELETE FROM ${table}`);
  }
}

function load(client: Client, { table, columns }: TableLine) {
  const stream = client.query(from(`COPY ${table} (${columns.map(escapeIdentifier).join(", ")}) FROM STDIN`));
  const loaded = finished(stream);
  loaded.catch(() => undefined); // told by the next write or by end()
  return {
    async rows(chunk: Buffer) {
      if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), loaded]);
    },
    async end() {
      stream.end();
      await loaded;
    },
  };
}
