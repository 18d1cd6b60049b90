/**
 * `npm test [stage…]`: all stages, or the named ones, in this order. It ends with what failed and why, and one line,
 * `N passed, N failed`. A stage that is no test runner counts as one test.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printFailure } from "../launch/steps.mjs";
import { ensureBuild } from "../start/build.ts";
import { ensureChromium } from "../test/chromium.ts";
import { type Result, resultOfPlaywright, resultOfVitest } from "../test/results.ts";
import { runStage } from "../test/run-stage.ts";

const reports = mkdtempSync(join(tmpdir(), "bizosaas-test-"));
// Colours of a terminal stay; what the caller set for the product must not reach the tests.
const CLEAN = {
  NODE_ENV: "test",
  DATABASE_URL: "",
  DATABASE_APP_URL: "",
  REDIS_URL: "",
  AUTH_SECRET: "",
  SMTP_URL: "",
  NEXT_TELEMETRY_DISABLED: "1",
};

const PASSED_WHOLE: Result = { passed: 1, failed: 0, failures: [] };

const STAGES: Record<string, () => Promise<Result>> = {
  lint: () => command("biome", ["ci", "."]),
  types: async () => {
    // Next writes the types of its routes and of what a bundler lets us import.
    const generated = await command("next", ["typegen"], { NODE_ENV: "production" });
    return generated.failed ? generated : command("tsc", ["--noEmit"]);
  },
  floors: () => command("node", ["scripts/checks/floors.ts"]),
  "dead-code": () => command("knip", ["--no-progress"]),
  unit: () => vitest("unit"),
  integration: () => vitest("integration"),
  build,
  system: () => needsBuild(() => vitest("system")),
  chaos: () => needsBuild(() => vitest("chaos")),
  e2e: () => needsBuild(playwright),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STAGES));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(", ")}. There are: ${Object.keys(STAGES).join(", ")}.`);
  process.exit(2);
}

const results: { stage: string; result: Result }[] = [];
for (const [name, run] of Object.entries(STAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = performance.now();
  console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
  let result: Result;
  try {
    result = await run();
  } catch (error) {
    printFailure(error);
    result = failedWhole(name, error instanceof Error ? error.message : String(error));
  }
  results.push({ stage: name, result });
  console.log(`── ${name}: ${result.passed} passed, ${result.failed} failed in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}
rmSync(reports, { recursive: true, force: true });
const broken = results.filter(({ result }) => result.failed > 0);
for (const { stage, result } of broken) {
  console.log(`\nFailed in ${stage}:`);
  for (const { name, why } of result.failures) console.log(`  ${name}\n${why.replace(/^/gm, "    ")}`);
}
const sum = (of: "passed" | "failed"): number => results.reduce((total, { result }) => total + result[of], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = broken.length > 0 ? 1 : 0;

async function command(program: string, args: string[], environment: Record<string, string> = {}): Promise<Result> {
  const code = await runStage(program, args, environment);
  return code === 0 ? PASSED_WHOLE : failedWhole(program, `ended with ${code ?? "a signal"}; what it found stands above`);
}

/** Of a stage that is no test runner. */
function failedWhole(name: string, why: string): Result {
  return { passed: 0, failed: 1, failures: [{ name, why }] };
}

async function vitest(project: string): Promise<Result> {
  const file = join(reports, `${project}.json`);
  const code = await runStage("vitest", ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`], CLEAN);
  return resultOfVitest(file, code);
}

async function build(): Promise<Result> {
  await ensureBuild({ note: console.log });
  return PASSED_WHOLE;
}

/** For stages that run on their own, too; within a whole run there is nothing left to build. */
async function needsBuild(run: () => Promise<Result>): Promise<Result> {
  await ensureBuild({ note: console.log });
  return run();
}

async function playwright(): Promise<Result> {
  const file = join(reports, "e2e.json");
  const code = await runStage("playwright", ["test", "--reporter=list,json"], {
    ...CLEAN,
    CHROMIUM_PATH: ensureChromium() ?? "",
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return resultOfPlaywright(file, code);
}
