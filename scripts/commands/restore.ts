/** `npm run restore <file>`: brings a backup back into an empty database, or with `--replace` in the place of what is there. */
import { access, constants, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { mustFit, readBackup, restoreBackup, writeBackup } from "#lib/backups";
import { emptyDatabase } from "../database/empty-database.ts";
import { StepError } from "../launch/steps.mjs";
import { managedAppPassword } from "../start/installation.ts";
import { MIGRATIONS, migrate } from "../start/migrate.ts";
import { type Found, ownerUrlOf, withInstallation } from "../start/with-installation.ts";

const { values, positionals } = parseArgs({ options: { replace: { type: "boolean", default: false } }, allowPositionals: true });

await withInstallation("npm run restore", async (found) => {
  if (!positionals[0]) throw new StepError("Which backup?", "npm run restore -- <file>");
  const path = resolve(positionals[0]);
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new StepError(`There is no file ${path}.`, "Name a file that npm run backup has written.");
  await access(path, constants.R_OK).catch(() =>
    Promise.reject(new StepError(`${path} cannot be read.`, "Give this user the right to, or copy it.")),
  );
  if (found.isRunning) throw new StepError("The portal is running on this database.", "Stop it first (Ctrl-C where it runs), then restore.");
  const { header } = await readBackup(path);
  await mustFit(header, MIGRATIONS);

  const ownerUrl = ownerUrlOf(found);
  const appPassword = managedAppPassword(found.config, found.installation);
  await makeRoom(found, ownerUrl);
  await migrate(ownerUrl, appPassword, { upTo: header.migrations });
  const { tables, rows } = await restoreBackup(ownerUrl, path);
  const newer = await migrate(ownerUrl, appPassword, { registration: found.config.REGISTRATION });
  console.log(
    `Restored ${rows.toLocaleString("en")} rows of ${tables} tables, as of ${header.createdAt}; the number of rows and the checksum of every table agree.`,
  );
  if (newer.length > 0) console.log(`Then applied ${newer.length} newer ${newer.length === 1 ? "migration" : "migrations"}.`);
});

async function makeRoom({ config }: Found, ownerUrl: string): Promise<void> {
  const tenants = await countTenants(ownerUrl);
  if (tenants > 0 && !values.replace) {
    throw new StepError(
      `The database holds ${tenants} ${tenants === 1 ? "tenant" : "tenants"}.`,
      "Restore into an empty one, or replace it all: npm run restore -- <file> --replace (a backup of what is there is made first).",
    );
  }
  if (tenants > 0) {
    const kept = join(config.dataDir, `before-restore-${new Date().toISOString().slice(0, 19).replace(/\D/g, "")}.backup.gz`);
    await writeBackup(ownerUrl, kept);
    await readBackup(kept);
    console.log(`What was there is kept in ${kept}`);
  }
  // Also when it is empty: its structure may be newer than the backup's.
  await emptyDatabase(ownerUrl);
}

async function countTenants(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ present: boolean }>("SELECT to_regclass('public.tenant') IS NOT NULL AS present");
    if (!rows[0]?.present) return 0;
    await client.query("BEGIN; SET LOCAL ROLE bizosaas_platform");
    const counted = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM tenant");
    return counted.rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
