import { join } from "node:path";
import { Client } from "pg";
import type { Config } from "#lib/platform/config";
import { applyMigrations, ensureRoles, listMigrations, MigrationError, pendingMigrations } from "#lib/platform/database";
import { migrateJobs } from "#lib/platform/jobs";
import { StepError } from "../launch/steps.mjs";

export const MIGRATIONS = join(import.meta.dirname, "../../prisma/migrations");

interface MigrateOptions {
  upTo?: string[];
  registration?: Config["REGISTRATION"];
  areQueuesKnown?: boolean;
}

/**
 * Brings the database to this version: roles, migrations, job queues. Safe to repeat and to run twice at once.
 * @param appPassword what the app role signs in with; null to leave it alone
 * @param options `upTo` names the only migrations to apply, for a database that has to be as an older version left it;
 *   `registration` is how registration stands while nobody has set it on the screen; `areQueuesKnown` where these very sources
 *   have brought the job queues up to date before
 * @returns the names of the migrations that were applied now
 * @throws StepError
 */
export async function migrate(
  ownerUrl: string,
  appPassword: string | null,
  { upTo, registration, areQueuesKnown = false }: MigrateOptions = {},
): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: "bizosaas-migrate" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await ensureRoles(client, appPassword);
    const applied = await applyMigrations(client, MIGRATIONS, upTo);
    if (!areQueuesKnown || applied.length > 0) await bringQueues(ownerUrl);
    if (registration === "invited") await closeRegistration(client);
    return applied;
  } catch (error) {
    throw stepErrorOf(error);
  } finally {
    await client.end();
  }
}

/** The list of jobs knows what each does, which is half of the portal: it is read only where it is needed. */
async function bringQueues(ownerUrl: string): Promise<void> {
  const { jobs, subscriptions, logged } = await import("../../jobs.ts");
  await migrateJobs(ownerUrl, { jobs, subscriptions, logged });
}

/** What stands in the row already was set on the screen, or by an earlier start, and is left alone. */
async function closeRegistration(client: Client): Promise<void> {
  await client.query(`INSERT INTO "installation_setting" ("key", "value") VALUES ('registration', '{"isOpen":false}') ON CONFLICT DO NOTHING`);
}

/** For an installation that knows the app role only: @throws StepError when something is pending */
export async function mustBeMigrated(appUrl: string): Promise<void> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  try {
    const pending = await pendingMigrations(client, await listMigrations(MIGRATIONS));
    if (pending.length === 0) return;
    throw new StepError(
      `The database lacks ${pending.length} ${pending.length === 1 ? "migration" : "migrations"}, and DATABASE_APP_URL may not apply them.`,
      "Run npm run db:migrate with DATABASE_URL set to the owner's address, then start again.",
    );
  } catch (error) {
    throw stepErrorOf(error);
  } finally {
    await client.end();
  }
}

function stepErrorOf(error: unknown): unknown {
  if (!(error instanceof MigrationError)) return error;
  const code = (error.cause as { code?: string } | undefined)?.code;
  if (code === "53100")
    return new StepError(error.message, "The database's disk is full: free some space and start again. Nothing was half applied.", error);
  return new StepError(error.message, "Nothing of it was applied. Correct the cause and start again: it is tried anew.", error);
}
