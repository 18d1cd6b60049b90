/** `npm run doctor`: checks everything that a start needs, changes nothing, and says what to do about what is wrong. */
import { Client } from "pg";
import { type Config, ConfigError, loadConfig, readEnvironment } from "#lib/platform/config";
import { listMigrations, pendingMigrations } from "#lib/platform/database";
import { COMFORTABLE_BYTES, diskSpace, LEAST_BYTES } from "#lib/platform/health";
import { checkRedis } from "#lib/platform/store";
import { StepError } from "../launch/steps.mjs";
import { isBuildFresh } from "../start/build.ts";
import { checkDatabase, hostOf } from "../start/check-database.ts";
import { checkPort } from "../start/check-port.ts";
import { findHolder } from "../start/lock.ts";
import { MIGRATIONS } from "../start/migrate.ts";
import { readRuntimeFile } from "../start/runtime-file.ts";

const TIMEOUT_MS = 5_000;

type Verdict = string | { warning: string };
let failures = 0;

/** @returns whether nothing was found that is in the way */
async function check(name: string, work: () => Promise<Verdict> | Verdict): Promise<boolean> {
  const print = (sign: string, text: string) => console.log(`${sign} ${name.padEnd(16)} ${text.replaceAll("\n", `\n${" ".repeat(19)}`)}`);
  try {
    const verdict = await work();
    if (typeof verdict === "string") print("✓", verdict);
    else print("!", verdict.warning);
    return true;
  } catch (error) {
    failures++;
    const remedy = error instanceof Error && "remedy" in error ? `\n→ ${String(error.remedy).replaceAll("\n", "\n  ")}` : "";
    print("✗", `${error instanceof Error ? error.message : String(error)}${remedy}`);
    return false;
  }
}

let config: Config | null = null;
await check("Node", () => process.version);
await check("Settings", () => {
  try {
    config = loadConfig(readEnvironment(process.cwd()));
  } catch (error) {
    throw error instanceof ConfigError ? new StepError(error.message, "Correct these settings.") : error;
  }
  return `${config.publicUrl}, ${config.isEmbeddedDatabase ? "embedded PostgreSQL" : "PostgreSQL of your own"}, ${config.REDIS_URL ? "Redis" : "single-process store"}`;
});
if (config) await checkInstallation(config);
console.log(
  failures === 0 ? "\nNothing stands in the way of a start." : `\n${failures} ${failures === 1 ? "thing needs" : "things need"} attention.`,
);
process.exitCode = failures === 0 ? 0 : 1;

async function checkInstallation(settings: Config): Promise<void> {
  let holder: ReturnType<typeof findHolder> = null;
  await check("Data directory", () => checkDataDirectory(settings.dataDir));
  const mayLook = await check("Running", () => {
    holder = findHolder(settings.dataDir);
    return holder ? `${holder.purpose}, process ${holder.pid}` : "no start on this data directory";
  });
  const running = mayLook ? readRuntimeFile(settings.dataDir) : null;
  const ownerUrl = running?.ownerUrl ?? settings.DATABASE_URL ?? null;
  if (!holder) await check("Port", () => checkPort(settings.PORT, settings.HOST).then(() => `${settings.PORT} on ${settings.HOST} is free`));
  const isReachable = await check("PostgreSQL", async () => {
    const url = ownerUrl ?? settings.DATABASE_APP_URL;
    if (!url) return "embedded; it runs while the portal does";
    return `${await checkDatabase(url, { retryForMs: 0 })} at ${hostOf(url)}`;
  });
  if (ownerUrl && isReachable) await check("Migrations", () => checkMigrations(ownerUrl));
  await check("Redis", async () => {
    if (!settings.REDIS_URL) return "not used";
    try {
      await checkRedis(settings.REDIS_URL, { timeoutMs: TIMEOUT_MS });
      return new URL(settings.REDIS_URL).host;
    } catch (error) {
      throw new StepError(error instanceof Error ? error.message : String(error), "Start it, or correct or unset REDIS_URL.", error);
    }
  });
  await check("Mail", () =>
    settings.SMTP_URL ? new URL(settings.SMTP_URL).host : { warning: "SMTP_URL is not set: mail is held in the outbox, where staff can read it" },
  );
  await check("Build", () => (isBuildFresh() ? "up to date" : { warning: "not of these sources; the next start builds" }));
  if (holder) await check("Readiness", () => checkReadiness(running?.publicUrl ?? settings.publicUrl));
}

async function checkDataDirectory(dataDir: string): Promise<Verdict> {
  const { place, isWritable, freeBytes } = await diskSpace(dataDir);
  if (!isWritable)
    throw new StepError(`${place} cannot be written.`, "Give this user write access to it, or set BIZOSAAS_DATA_DIR to a directory of its own.");
  if (freeBytes < LEAST_BYTES)
    throw new StepError(`The disk of ${dataDir} is nearly full: ${(freeBytes / 1e6).toFixed(0)} MB free.`, "Free some space (1 GB is comfortable).");
  return freeBytes < COMFORTABLE_BYTES
    ? { warning: `${(freeBytes / 1e6).toFixed(0)} MB free; 1 GB is comfortable` }
    : `${dataDir}, ${(freeBytes / 1e9).toFixed(1)} GB free`;
}

async function checkMigrations(ownerUrl: string): Promise<Verdict> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const pending = await pendingMigrations(client, await listMigrations(MIGRATIONS));
    return pending.length === 0 ? "none pending" : { warning: `${pending.length} pending; the next start (or npm run db:migrate) applies them` };
  } finally {
    await client.end();
  }
}

async function checkReadiness(publicUrl: string): Promise<Verdict> {
  const response = await fetch(`${publicUrl}/api/health/ready`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
    throw new StepError(`${publicUrl} does not answer.`, "It may still be starting; see its log.", error);
  });
  if (!response.ok) throw new StepError(`${publicUrl} is not ready: ${await response.text()}`, "The checks that fail are named in the answer.");
  return `${publicUrl} is ready`;
}
