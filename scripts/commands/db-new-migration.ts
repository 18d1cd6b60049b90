/** `npm run db:new-migration <name>`: writes the SQL that brings the database to what prisma/schema says into a new migration. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { diffDatabaseWithSchema } from "../database/schema-engine.ts";
import { printFailure, StepError } from "../launch/steps.mjs";
import { MIGRATIONS, migrate } from "../start/migrate.ts";

const SCHEMA = join(import.meta.dirname, "../../prisma/schema");
const name = process.argv[2] ?? "";

try {
  if (!/^[a-z][a-z0-9_]{2,60}$/.test(name))
    throw new StepError("A migration needs a name of small letters, digits and underscores.", "For example: npm run db:new-migration add_leads");
  const script = await difference();
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const directory = join(MIGRATIONS, `${stamp}_${name}`);
  if (existsSync(directory)) throw new StepError(`${directory} is there already.`, "Choose another name.");
  await mkdir(directory);
  await writeFile(
    join(directory, "migration.sql"),
    `${script || "-- The schema asks for no change. Write what Prisma's language has no words for."}\n`,
  );
  console.log(`Wrote prisma/migrations/${stamp}_${name}/migration.sql.`);
  console.log("Read it before it is applied. A table with tenant_id needs: SELECT add_tenant_wall('<table>');");
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

/** Compared with a database made of all migrations, so that nobody's working copy decides. */
async function difference(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "bizosaas-migration-"));
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false, onLog: () => undefined });
    try {
      await migrate(postgres.ownerUrl, null);
      return await diffDatabaseWithSchema(postgres.ownerUrl, SCHEMA);
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
