/**
 * `npm test [stage…]`: all stages, or the named ones, in this order. It ends with one line, `N passed, N failed`. A stage
 * that is no test runner counts as one test.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printFailure } from "../launch/steps.mjs";
import { ensureBuild } from "../start/build.ts";
import { ensureChromium } from "../test/chromium.ts";
import { type Count, countOfPlaywright, countOfVitest } from "../test/results.ts";
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

const STAGES: Record<string, () => Promise<Count>> = {
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
  e2e: () => needsBuild(playwright),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STAGES));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(", ")}. There are: ${Object.keys(STAGES).join(", ")}.`);
  process.exit(2);
}

const total: Count = { passed: 0, failed: 0 };
const broken: string[] = [];
for (const [name, run] of Object.entries(STAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = performance.now();
  console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
  let count: Count;
  try {
    count = await run();
  } catch (error) {
    printFailure(error);
    count = { passed: 0, failed: 1 };
  }
  total.passed += count.passed;
  total.failed += count.failed;
  if (count.failed > 0) broken.push(name);
  console.log(`── ${name}: ${count.passed} passed, ${count.failed} failed in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}
rmSync(reports, { recursive: true, force: true });
if (broken.length > 0) console.log(`\nFailed: ${broken.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function command(program: string, args: string[], environment: Record<string, string> = {}): Promise<Count> {
  const code = await runStage(program, args, environment);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project: string): Promise<Count> {
  const file = join(reports, `${project}.json`);
  const code = await runStage("vitest", ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`], CLEAN);
  return countOfVitest(file, code);
}

async function build(): Promise<Count> {
  await ensureBuild({ note: console.log });
  return { passed: 1, failed: 0 };
}

/** For stages that run on their own, too; within a whole run there is nothing left to build. */
async function needsBuild(run: () => Promise<Count>): Promise<Count> {
  await ensureBuild({ note: console.log });
  return run();
}

async function playwright(): Promise<Count> {
  const file = join(reports, "e2e.json");
  const code = await runStage("playwright", ["test", "--reporter=list,json"], {
    ...CLEAN,
    CHROMIUM_PATH: ensureChromium() ?? "",
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return countOfPlaywright(file, code);
}
