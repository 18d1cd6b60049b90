import { readFileSync } from "node:fs";
import { z } from "zod";

/** Tests of one stage. A skipped test counts as failed: nothing is left out silently. */
export interface Count {
  passed: number;
  failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numFailedTestSuites: z.int(),
});
const playwrightReport = z.object({ stats: z.object({ expected: z.int(), unexpected: z.int(), skipped: z.int(), flaky: z.int() }) });

/** Reads what Vitest's `json` reporter wrote. */
export function countOfVitest(path: string, exitCode: number | null): Count {
  const report = vitestReport.parse(JSON.parse(readFileSync(path, "utf8")));
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests;
  return atLeastOneFailure({ passed: report.numPassedTests, failed }, exitCode);
}

/** Reads what Playwright's `json` reporter wrote. A test that passed only on another try is broken. */
export function countOfPlaywright(path: string, exitCode: number | null): Count {
  const { stats } = playwrightReport.parse(JSON.parse(readFileSync(path, "utf8")));
  return atLeastOneFailure({ passed: stats.expected, failed: stats.unexpected + stats.skipped + stats.flaky }, exitCode);
}

/** A file that cannot be loaded, or a runner that broke, has no failed test to count. */
function atLeastOneFailure(count: Count, exitCode: number | null): Count {
  return exitCode === 0 || count.failed > 0 ? count : { ...count, failed: 1 };
}
