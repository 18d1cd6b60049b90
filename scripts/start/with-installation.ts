import { setTimeout as delay } from "node:timers/promises";
import { type Config, loadConfig, readEnvironment } from "#lib/platform/config";
import { fileError, installationSecrets, startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { isPortalConnected } from "../database/ask-database.ts";
import { printFailure, StepError } from "../launch/steps.mjs";
import { checkDatabase } from "./check-database.ts";
import { type Installation, installationOf } from "./installation.ts";
import { lockDataDirectory } from "./lock.ts";
import { readRuntimeFile } from "./runtime-file.ts";
import { CUT_OFF, createShutdown } from "./shutdown.ts";
import { toldFailure } from "./told-failure.ts";

/** An installation whose database runs. */
interface RunningInstallation {
  config: Config;
  environment: NodeJS.ProcessEnv;
  installation: Installation;
  /** True when the portal runs on it at this moment. */
  isRunning: boolean;
}

export interface Found extends RunningInstallation {
  /** Aborted when the command is told to stop, by Ctrl-C, say. */
  signal: AbortSignal;
}

/** How long a command that was cut off may clean up after itself. */
const CLEAN_UP_MS = 5_000;

/**
 * Runs an operator's command on the installation's database: the operator's own, that of a portal that runs, or the
 * embedded one, which is then started for the command alone and stopped after it, also when the command is cut off. Prints
 * failures and ends the process.
 * @param purpose the command as the operator typed it, for whoever finds the data directory in use
 */
export async function withInstallation(purpose: string, work: (found: Found) => Promise<void>): Promise<void> {
  const shutdown = createShutdown(CUT_OFF);
  const { signal } = shutdown;
  await orPrintFailure(async () => {
    const environment = readEnvironment(process.cwd()) as NodeJS.ProcessEnv;
    const config = loadConfig(environment);
    const running = await findRunning(config, environment);
    if (!running) shutdown.add("lock", lock(config.dataDir, purpose));
    let working = Promise.resolve();
    // Whoever is told to stop takes the database away first; what the work says of that is no news.
    shutdown.add(purpose, () => Promise.race([working.catch(() => undefined), delay(CLEAN_UP_MS, undefined, { ref: false })]));
    signal.addEventListener("abort", () => process.on("uncaughtException", () => undefined));
    const found = running ?? (await startAlone(config, environment, shutdown));
    working = work({ ...found, signal });
    await working;
  }, signal);
  await shutdown.run(Number(process.exitCode ?? 0));
}

/** Runs what needs a database that runs already, and answers signals by itself. Prints failures. */
export async function besideInstallation(work: (found: RunningInstallation | null) => Promise<void>): Promise<void> {
  await orPrintFailure(async () => {
    const environment = readEnvironment(process.cwd()) as NodeJS.ProcessEnv;
    await work(await findRunning(loadConfig(environment), environment));
  });
}

async function orPrintFailure(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (signal?.aborted) return;
    printFailure(toldFailure(error));
    process.exitCode = 1;
  }
}

/** The operator's own database, or that of a portal that runs; null where only the embedded one is, and stands still. */
async function findRunning(config: Config, environment: NodeJS.ProcessEnv): Promise<RunningInstallation | null> {
  if (!config.isEmbeddedDatabase) {
    const ownerUrl = config.DATABASE_URL ?? null;
    const url = ownerUrl ?? config.DATABASE_APP_URL ?? "";
    await checkDatabase(url);
    const installation = installationOf(config, ownerUrl, config.AUTH_SECRET ?? "");
    return { config, environment, installation, isRunning: await isPortalConnected(url) };
  }
  const running = readRuntimeFile(config.dataDir);
  return running && { config, environment, installation: installationOf(config, running.ownerUrl, running.authSecret), isRunning: true };
}

async function startAlone(config: Config, environment: NodeJS.ProcessEnv, shutdown: ReturnType<typeof createShutdown>): Promise<RunningInstallation> {
  const postgres = await shutdown.begin("PostgreSQL", () => startEmbeddedPostgres({ dataDir: config.dataDir, signal: shutdown.signal }));
  const { authSecret } = await installationSecrets(config.dataDir);
  return { config, environment, installation: installationOf(config, postgres.ownerUrl, config.AUTH_SECRET ?? authSecret), isRunning: false };
}

function lock(dataDir: string, purpose: string): () => void {
  try {
    return lockDataDirectory(dataDir, purpose);
  } catch (error) {
    throw fileError(error, dataDir);
  }
}

/** The owner's address. @throws StepError where only the app role is known */
export function ownerUrlOf({ installation }: Found): string {
  if (installation.ownerUrl) return installation.ownerUrl;
  throw new StepError("This command changes the database's structure and needs its owner.", "Set DATABASE_URL to the owner's address.");
}
