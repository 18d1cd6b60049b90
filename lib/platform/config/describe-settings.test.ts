import { expect, test } from "vitest";
import { describeSettings } from "./describe-settings.ts";
import { loadConfig } from "./load-config.ts";
import { SETTINGS } from "./settings.ts";

const SECRETS = {
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
  DEMO_PASSWORD: "correct horse battery",
  METRICS_TOKEN: "metrics-token-0123456789",
  DATABASE_URL: "postgres://owner:owner-pass@db.example:5432/app",
  DATABASE_APP_URL: "postgres://bizosaas_app:app-pass@db.example:5432/app?sslkey=key-pass",
  REDIS_URL: "redis://:redis-pass@cache.example:6379",
  SMTP_URL: "smtps://mailer:smtp-pass@mail.example.com:465",
};

test("every setting is told, and no secret with it", () => {
  const environment = { ...SECRETS, LOG_LEVEL: "warn" };
  const described = describeSettings(loadConfig(environment), environment);
  expect(described.map(({ name }) => name)).toEqual(Object.keys(SETTINGS));
  const text = JSON.stringify(described);
  for (const part of ["0123456789", "correct horse", "owner-pass", "app-pass", "key-pass", "redis-pass", "smtp-pass", "mailer"])
    expect(text).not.toContain(part);
  const by = (name: string) => described.find((each) => each.name === name);
  expect(by("AUTH_SECRET")).toMatchObject({ value: null, isSecret: true, isSet: true, source: "environment" });
  expect(by("DATABASE_APP_URL")?.value).toBe("postgres://db.example:5432/app");
  expect(by("SMTP_URL")?.value).toBe("smtps://mail.example.com:465");
  expect(by("LOG_LEVEL")).toMatchObject({ value: "warn", source: "environment" });
  expect(by("PORT")).toMatchObject({ value: "3000", source: "default" });
  expect(by("SEED")).toMatchObject({ value: null, isSet: false, source: null });
});
