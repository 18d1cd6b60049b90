import { expect, test } from "vitest";
import { ConfigError, loadConfig } from "./load-config.ts";

function problemsOf(environment: Record<string, string>): string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("one error lists every wrong value with what was expected", () => {
  const problems = problemsOf({ PORT: "many", HOST: "127.0.0.1", REDIS_URL: "http://x", SEED: "some", LOG_LEVEL: "loud", DATABASE_POOL_SIZE: "1.5" });
  expect(problems).toEqual([
    "PORT: expected a whole number from 1 to 65535",
    "DATABASE_POOL_SIZE: expected a whole number from 2 to 200",
    "REDIS_URL: expected an address such as redis://localhost:6379",
    "SEED: expected demo or none",
    "LOG_LEVEL: expected trace, debug, info, warn, error or silent",
  ]);
});

test("a wrong secret is not repeated in the error", () => {
  expect(problemsOf({ AUTH_SECRET: "hunter2" }).join()).not.toContain("hunter2");
});

test("with DATABASE_URL a missing secret is a refusal", () => {
  expect(problemsOf({ DATABASE_URL: "postgresql://u:p@db/x" })).toEqual([expect.stringMatching(/^AUTH_SECRET: required with DATABASE_URL/)]);
  expect(problemsOf({ DATABASE_URL: "postgresql://u:p@db/x", AUTH_SECRET: "x".repeat(32) })).toEqual([]);
});

test("an empty value counts as not set", () => {
  expect(loadConfig({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000, isEmbeddedDatabase: true });
});
