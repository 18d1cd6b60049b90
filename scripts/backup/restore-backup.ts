import { once } from "node:events";
import { finished } from "node:stream/promises";
import { Client, escapeIdentifier } from "pg";
import { from } from "pg-copy-streams";
import { listMigrations } from "#lib/platform/database";
import { StepError } from "../launch/steps.mjs";
import { MIGRATIONS } from "../start/migrate.ts";
import type { BackupFooter, BackupHeader, TableLine, TableSum } from "./format.ts";
import { readBackup } from "./read-backup.ts";
import { listTables, readRows } from "./tables.ts";

/** Refuses a backup that this version of the portal cannot hold. @throws StepError */
export async function mustFit({ migrations }: BackupHeader): Promise<void> {
  const known = new Set((await listMigrations(MIGRATIONS)).map((migration) => migration.name));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new StepError(`The backup was made by a newer version of the portal (it has ${unknown.join(", ")}).`, "Restore it with that version.");
}

/**
 * Loads a backup into a database that is migrated as far as the backup and holds no tenants. One transaction: rows are
 * counted and their checksums compared before it commits, so that it is restored wholly or not at all.
 * @throws StepError when what was loaded is not what was saved
 */
export async function restoreBackup(ownerUrl: string, path: string): Promise<BackupFooter> {
  const client = new Client({
    connectionString: ownerUrl,
    application_name: "bizosaas-restore",
    options: "-c TimeZone=UTC -c DateStyle=ISO -c extra_float_digits=1 -c bytea_output=hex",
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN");
    const present = await listTables(client);
    const walled = await liftWalls(client);
    await clear(client, present);
    // Rows come back as they were saved: a trigger would write its own values into them.
    for (const { table } of present) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const expected = new Map<TableLine, TableSum>();
    const { header, footer } = await readBackup(path, {
      async table(table) {
        const own = present.find((each) => each.table === table.table);
        if (!own || own.columns.join() !== table.columns.join()) {
          throw new StepError(
            `The table ${table.table} of the backup is not as this version has it.`,
            "Restore the backup with the version that made it.",
          );
        }
        return load(client, table, (sum) => expected.set(own, sum));
      },
    });
    for (const { name, lastValue, isCalled } of header.sequences)
      await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [name, lastValue, isCalled]);
    for (const [table, sum] of expected) {
      const found = await readRows(client, table, () => undefined);
      if (found.rows !== sum.rows || found.sha256 !== sum.sha256) {
        throw new StepError(
          `${table.table} was not restored as it was saved: ${found.rows} rows instead of ${sum.rows}, or other content.`,
          "Nothing was changed. Please report this with the versions of both servers.",
        );
      }
    }
    for (const table of walled) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    for (const { table } of present) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query("COMMIT");
    return footer;
  } finally {
    // Closing without a commit rolls back.
    await client.end();
  }
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

async function load(client: Client, { table, columns }: TableLine, remember: (sum: TableSum) => void) {
  const stream = client.query(from(`COPY ${table} (${columns.map(escapeIdentifier).join(", ")}) FROM STDIN`));
  const loaded = finished(stream);
  loaded.catch(() => undefined); // told by the next write or by end()
  return {
    async rows(chunk: Buffer) {
      if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), loaded]);
    },
    async end(sum: TableSum) {
      stream.end();
      await loaded;
      remember(sum);
    },
  };
}
