import { Client } from "pg";
import { appDatabaseUrl, applyMigrations, ensureRoles } from "#lib/platform/database";
import { migrateJobs } from "#lib/platform/jobs";
import { jobs, logged, subscriptions } from "../../jobs.ts";

/** Makes the roles, tables and queues of the product in an empty database. @returns its address as the app role */
export async function migrate(ownerUrl: string, authSecret: string): Promise<string> {
  const appUrl = appDatabaseUrl(ownerUrl, authSecret);
  const owner = new Client(ownerUrl);
  await owner.connect();
  try {
    await ensureRoles(owner, new URL(appUrl).password);
    await applyMigrations(owner, "prisma/migrations");
  } finally {
    await owner.end();
  }
  await migrateJobs(ownerUrl, { jobs, subscriptions, logged });
  return appUrl;
}
