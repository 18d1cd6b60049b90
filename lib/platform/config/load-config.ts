import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import type { z } from "zod";
import { settingsSchema } from "./settings.ts";

type Settings = z.infer<typeof settingsSchema>;

/** The parsed settings, read-only, with what is derived from them. */
export type Config = Readonly<
  Settings & {
    /** Absolute path of `BIZOSAAS_DATA_DIR`. */
    dataDir: string;
    /** Absolute path of the folder of backups: `BACKUP_DIR`, or one in the data directory. */
    backupDir: string;
    /** Where browsers reach the portal, without a trailing slash. */
    publicUrl: string;
    /** True when the portal starts its own PostgreSQL. */
    isEmbeddedDatabase: boolean;
  }
>;

/** Lists every wrong setting at once. `problems` is `NAME: what was expected`. */
export class ConfigError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`Configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join("\n")}\nSee .env.example for what each setting means.`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}

type Environment = Record<string, string | undefined>;

/** The process environment over the `.env` file in `directory`, if there is one. */
export function readEnvironment(directory: string, environment: Environment = process.env): Environment {
  let file: string;
  try {
    file = readFileSync(resolve(directory, ".env"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { ...environment };
    throw error;
  }
  return { ...parseEnv(file), ...environment };
}

/**
 * Parses the environment into a `Config`.
 * @throws {ConfigError} naming every wrong value and what was expected.
 */
export function loadConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = settingsSchema.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const databaseIsGiven = given.DATABASE_URL !== undefined || given.DATABASE_APP_URL !== undefined;
  if (databaseIsGiven && given.AUTH_SECRET === undefined) {
    problems.push("AUTH_SECRET: required with DATABASE_URL, at least 32 characters, such as the output of: openssl rand -base64 33");
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const settings = parsed.data;
  const host = settings.HOST.includes(":") ? `[${settings.HOST}]` : settings.HOST;
  const reachableHost = settings.HOST === "0.0.0.0" || settings.HOST === "::" ? "localhost" : host;
  return Object.freeze({
    ...settings,
    dataDir: resolve(settings.BIZOSAAS_DATA_DIR),
    backupDir: resolve(settings.BACKUP_DIR ?? join(settings.BIZOSAAS_DATA_DIR, "backups")),
    publicUrl: (settings.PUBLIC_URL ?? `http://${reachableHost}:${settings.PORT}`).replace(/\/+$/, ""),
    isEmbeddedDatabase: !databaseIsGiven,
  });
}
