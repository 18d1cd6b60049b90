import { isIP } from "node:net";
import { z } from "zod";

function numberBetween(min: number, max: number) {
  const message = `expected a whole number from ${min} to ${max}`;
  return z.coerce.number({ error: message }).int(message).min(min, message).max(max, message);
}

const wholeNumber = (fallback: number, min: number, max: number) => numberBetween(min, max).default(fallback);

function url(protocols: string[], example: string) {
  const message = `expected an address such as ${example}`;
  return z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), message)
    .optional();
}

/** An address with or without a port; those of IPv6 stand in brackets when there is one. */
function isServer(text: string): boolean {
  if (isIP(text) !== 0) return true;
  const url = `dns://${text}`;
  if (!/^(\[[0-9a-f:.]+\]|[0-9.]+):\d{1,5}$/i.test(text) || !URL.canParse(url)) return false;
  return isIP(new URL(url).hostname.replace(/^\[|\]$/g, "")) !== 0;
}

const postgresUrl = () => url(["postgres:", "postgresql:"], "postgresql://user:password@host:5432/bizosaas");

/**
 * All settings, by the name of their environment variable. An empty value counts as not set.
 * Messages say what was expected, never the value itself, since it may be a secret.
 */
export const SETTINGS = {
  NODE_ENV: z.enum(["development", "test", "production"], { error: "expected development, test or production" }).default("production"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: wholeNumber(3000, 1, 65_535),
  PUBLIC_URL: url(["http:", "https:"], "https://portal.example.com"),
  DATABASE_URL: postgresUrl(),
  DATABASE_APP_URL: postgresUrl(),
  DATABASE_POOL_SIZE: wholeNumber(10, 2, 200),
  REDIS_URL: url(["redis:", "rediss:"], "redis://localhost:6379"),
  BIZOSAAS_DATA_DIR: z.string().min(1).default(".data"),
  BACKUP_DIR: z.string().min(1).optional(),
  AUTH_SECRET: z.string().min(32, "expected at least 32 characters, such as the output of: openssl rand -base64 33").optional(),
  DEMO_PASSWORD: z.string().min(12, "expected at least 12 characters").max(200, "expected at most 200 characters").optional(),
  SEED: z.enum(["demo", "none"], { error: "expected demo or none" }).optional(),
  REGISTRATION: z.enum(["open", "invited"], { error: "expected open or invited" }).default("open"),
  SESSION_IDLE_HOURS: wholeNumber(24, 1, 24 * 30),
  SESSION_MAX_DAYS: wholeNumber(30, 1, 365),
  AUDIT_RETENTION_DAYS: numberBetween(90, 36_500).optional(),
  PROVIDERS_ON_LOOPBACK: z
    .enum(["true", "false"], { error: "expected true or false" })
    .default("false")
    .transform((value) => value === "true"),
  DNS_SERVERS: z
    .string()
    .transform((value) => value.split(",").map((part) => part.trim()))
    .refine((servers) => servers.every(isServer), "expected addresses such as 192.0.2.53 or 192.0.2.53:5353, with commas between")
    .optional(),
  WEBHOOKS_ON_LOOPBACK: z
    .enum(["true", "false"], { error: "expected true or false" })
    .default("false")
    .transform((value) => value === "true"),
  SMTP_URL: url(["smtp:", "smtps:"], "smtps://user:password@mail.example.com:465"),
  MAIL_FROM: z.string().min(3).default("BizOSaaS <no-reply@bizosaas.example>"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], { error: "expected trace, debug, info, warn, error or silent" })
    .default("info"),
  METRICS_TOKEN: z.string().min(16, "expected at least 16 characters").optional(),
  API_CALLS_PER_MINUTE: wholeNumber(1_200, 10, 10_000_000),
  TRUST_PROXY: wholeNumber(0, 0, 10),
  SHUTDOWN_GRACE_SECONDS: wholeNumber(10, 1, 300),
  WORKER_CONCURRENCY: wholeNumber(4, 1, 64),
} as const;

export type SettingName = keyof typeof SETTINGS;

export const settingsSchema = z.object(SETTINGS);
