import { BackupError } from "#lib/backups";
import { type Config, ConfigError, loadConfig, readEnvironment } from "#lib/platform/config";
import { fileError, installationSecrets, startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { printFailure, StepError } from "../launch/steps.mjs";
import { checkDatabase } from "./check-database.ts";
import { type Installation, installationOf } from "./installation.ts";
import { lockDataDirectory } from "./lock.ts";
import { readRuntimeFile } from "./runtime-file.ts";

export interface Found {
  config: Config;
  environment: NodeJS.ProcessEnv;
  installation: Installation;
  /** True when the portal runs on it at this moment. */
  isRunning: boolean;
}

/**
 * Runs an operator's command on the installation's database: the operator's own, that of a portal that runs, or the
 * embedded one, which is then started for the command alone and stopped after it. Prints failures and ends the process.
 * @param purpose the command as the operator typed it, for whoever finds the data directory in use
 */
export async function withInstallation(purpose: string, work: (found: Found) => Promise<void>): Promise<void> {
  try {
    await open(purpose, work);
  } catch (error) {
    printFailure(toldOf(error));
    process.exitCode = 1;
  }
}

function toldOf(error: unknown): unknown {
  if (error instanceof ConfigError) return new StepError(error.message, "Correct these settings and try again.");
  return error instanceof BackupError ? new StepError(error.message, error.remedy, error.cause) : error;
}

async function open(purpose: string, work: (found: Found) => Promise<void>): Promise<void> {
  const environment = readEnvironment(process.cwd()) as NodeJS.ProcessEnv;
  const config = loadConfig(environment);
  if (!config.isEmbeddedDatabase) {
    const ownerUrl = config.DATABASE_URL ?? null;
    await checkDatabase(ownerUrl ?? config.DATABASE_APP_URL ?? "");
    return work({ config, environment, installation: installationOf(config, ownerUrl, config.AUTH_SECRET ?? ""), isRunning: false });
  }
  const running = readRuntimeFile(config.dataDir);
  if (running) return work({ config, environment, installation: installationOf(config, running.ownerUrl, running.authSecret), isRunning: true });
  const unlock = lock(config.dataDir, purpose);
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
    try {
      const { authSecret } = await installationSecrets(config.dataDir);
      await work({
        config,
        environment,
        installation: installationOf(config, postgres.ownerUrl, config.AUTH_SECRET ?? authSecret),
        isRunning: false,
      });
    } finally {
      await postgres.stop();
    }
  } finally {
    unlock();
  }
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
