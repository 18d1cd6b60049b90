import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** One test that did not pass: where it is, and the first lines of why. */
export interface Failure {
  name: string;
  why: string;
}

/** Tests of one stage. A skipped test counts as failed: nothing is left out silently. */
export interface Result {
  passed: number;
  failed: number;
  /** Repeated at the end of a run, where whoever has only the last lines of its output still finds them. */
  failures: Failure[];
}

const WHY_LINES = 12;
const WHY_CHARACTERS = 1_200;
const FOREIGN_FRAME = /^\s+at (?:.*\/node_modules\/|new Promise )/;

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
});

/** Reads what Vitest's `json` reporter wrote. */
export function resultOfVitest(path: string, exitCode: number | null): Result {
  const report = vitestReport.parse(JSON.parse(readFileSync(path, "utf8")));
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests;
  const failures = report.testResults.flatMap((file) => {
    const tests = file.assertionResults
      .filter((test) => test.status !== "passed")
      .map((test) => failure(`${inProject(file.name)} › ${test.fullName}`, test.failureMessages?.join("\n") || test.status));
    return tests.length === 0 && file.status === "failed" ? [failure(inProject(file.name), file.message ?? "could not be loaded")] : tests;
  });
  return atLeastOneFailure({ passed: report.numPassedTests, failed, failures }, exitCode);
}

const playwrightSpec = z.object({
  file: z.string(),
  line: z.int(),
  title: z.string(),
  tests: z.array(
    z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })).default([]) })) }),
  ),
});
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).default([]);
  },
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), skipped: z.int(), flaky: z.int() }),
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

/** Reads what Playwright's `json` reporter wrote. A test that passed only on another try is broken. */
export function resultOfPlaywright(path: string, exitCode: number | null): Result {
  const { stats, suites, errors } = playwrightReport.parse(JSON.parse(readFileSync(path, "utf8")));
  const failures = [
    ...suites
      .flatMap(specsOf)
      .flatMap((spec) =>
        spec.tests
          .filter((test) => test.status !== "expected")
          .map((test) =>
            failure(`${spec.file}:${spec.line} › ${spec.title}`, messagesOf(test.results.flatMap((result) => result.errors)) || test.status),
          ),
      ),
    ...errors.map((error) => failure("outside of any test", error.message ?? "no reason given")),
  ];
  return atLeastOneFailure({ passed: stats.expected, failed: stats.unexpected + stats.skipped + stats.flaky, failures }, exitCode);
}

function specsOf(suite: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] {
  return [...suite.specs, ...suite.suites.flatMap(specsOf)];
}

const messagesOf = (errors: readonly { message?: string | undefined }[]): string => errors.map(({ message }) => message ?? "").join("\n");

/** A file that cannot be loaded, or a runner that broke, has no failed test to count. */
function atLeastOneFailure(result: Result, exitCode: number | null): Result {
  const broke = exitCode !== 0 && result.failures.length === 0;
  const failures = broke ? [failure("outside of any test", `the runner ended with ${exitCode ?? "a signal"}`)] : result.failures;
  return { ...result, failed: Math.max(result.failed, failures.length), failures };
}

function failure(name: string, message: string): Failure {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "" && !FOREIGN_FRAME.test(line));
  return { name, why: lines.slice(0, WHY_LINES).join("\n").slice(0, WHY_CHARACTERS) };
}

function inProject(path: string): string {
  const root = `${process.cwd()}/`;
  return path.startsWith(root) ? path.slice(root.length) : path;
}
