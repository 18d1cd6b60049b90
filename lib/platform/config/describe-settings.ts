import type { Config } from "./load-config.ts";
import { SETTINGS, type SettingName } from "./settings.ts";

/**
 * What may be shown of a setting. An address may hold a password, so that only where it leads is told. Every setting
 * must stand here: who adds one decides.
 */
const EXPOSURE: Record<SettingName, "plain" | "address" | "secret"> = {
  NODE_ENV: "plain",
  HOST: "plain",
  PORT: "plain",
  PUBLIC_URL: "address",
  DATABASE_URL: "secret",
  DATABASE_APP_URL: "address",
  DATABASE_POOL_SIZE: "plain",
  REDIS_URL: "address",
  BIZOSAAS_DATA_DIR: "plain",
  BACKUP_DIR: "plain",
  AUTH_SECRET: "secret",
  DEMO_PASSWORD: "secret",
  SEED: "plain",
  REGISTRATION: "plain",
  SESSION_IDLE_HOURS: "plain",
  SESSION_MAX_DAYS: "plain",
  AUDIT_RETENTION_DAYS: "plain",
  PROVIDERS_ON_LOOPBACK: "plain",
  DNS_SERVERS: "plain",
  WEBHOOKS_ON_LOOPBACK: "plain",
  SMTP_URL: "address",
  MAIL_FROM: "plain",
  LOG_LEVEL: "plain",
  METRICS_TOKEN: "secret",
  API_CALLS_PER_MINUTE: "plain",
  TRUST_PROXY: "plain",
  SHUTDOWN_GRACE_SECONDS: "plain",
  WORKER_CONCURRENCY: "plain",
};

export interface DescribedSetting {
  name: SettingName;
  /** Null for a secret, and for what is not set. */
  value: string | null;
  isSecret: boolean;
  isSet: boolean;
  /** `environment` is the process's own or the `.env` file; null when there is no value. */
  source: "environment" | "default" | null;
}

/**
 * Every setting as this process has it, without secrets.
 * @param environment what `config` was made of
 */
export function describeSettings(config: Config, environment: Record<string, string | undefined>): DescribedSetting[] {
  return (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const held = config[name];
    const isSet = held !== undefined;
    const exposure = EXPOSURE[name];
    const value = !isSet || exposure === "secret" ? null : exposure === "address" ? placeOf(String(held)) : String(held);
    return { name, value, isSecret: exposure === "secret", isSet, source: isSet ? (environment[name] ? "environment" : "default") : null };
  });
}

/** Where an address leads, without the user, the password and the query in it. */
function placeOf(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
}
