import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resultOfPlaywright, resultOfVitest } from "./results.ts";

function reportOf(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), "results-")), "report.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const vitest = (numbers: { passed: number; failed?: number; pending?: number }, testResults: unknown[]) =>
  reportOf({
    numPassedTests: numbers.passed,
    numFailedTests: numbers.failed ?? 0,
    numPendingTests: numbers.pending ?? 0,
    numTodoTests: 0,
    testResults,
  });

test("what failed is named with its file and the first lines of why, without the runner's own frames", () => {
  const path = vitest({ passed: 3, failed: 1 }, [
    {
      name: join(process.cwd(), "lib/a.test.ts"),
      status: "failed",
      assertionResults: [
        { fullName: "adds", status: "passed" },
        {
          fullName: "subtracts",
          status: "failed",
          failureMessages: [
            "\u001b[31mexpected 1 to be 2\u001b[39m\n    at lib/a.test.ts:3:1\n    at x (/p/node_modules/vitest/run.js:1:1)\n    at new Promise (<anonymous>)",
          ],
        },
      ],
    },
  ]);
  expect(resultOfVitest(path, 1)).toEqual({
    passed: 3,
    failed: 1,
    failures: [{ name: "lib/a.test.ts › subtracts", why: "expected 1 to be 2\n    at lib/a.test.ts:3:1" }],
  });
});

test("a test that was left out, a file that cannot be loaded and a runner that broke are failures", () => {
  const skipped = vitest({ passed: 1, pending: 1 }, [
    { name: "a", status: "passed", assertionResults: [{ fullName: "later", status: "skipped", failureMessages: [] }] },
  ]);
  expect(resultOfVitest(skipped, 0)).toEqual({ passed: 1, failed: 1, failures: [{ name: "a › later", why: "skipped" }] });

  const unreadable = vitest({ passed: 1 }, [{ name: "b", status: "failed", message: "Cannot find module", assertionResults: [] }]);
  expect(resultOfVitest(unreadable, 1)).toEqual({ passed: 1, failed: 1, failures: [{ name: "b", why: "Cannot find module" }] });

  expect(resultOfVitest(vitest({ passed: 1 }, []), null)).toEqual({
    passed: 1,
    failed: 1,
    failures: [{ name: "outside of any test", why: "the runner ended with a signal" }],
  });
  expect(resultOfVitest(vitest({ passed: 1 }, []), 0)).toEqual({ passed: 1, failed: 0, failures: [] });
});

test("a story within a group is named with its line; one that passed on another try is broken", () => {
  const spec = (title: string, status: string, errors: { message: string }[] = []) => ({
    file: "a.spec.ts",
    line: 7,
    title,
    tests: [{ status, results: [{ errors }] }],
  });
  const path = reportOf({
    stats: { expected: 1, unexpected: 1, skipped: 0, flaky: 1 },
    suites: [
      { specs: [spec("fine", "expected")], suites: [{ specs: [spec("wrong", "unexpected", [{ message: "Timed out" }]), spec("twice", "flaky")] }] },
    ],
  });
  expect(resultOfPlaywright(path, 1)).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      { name: "a.spec.ts:7 › wrong", why: "Timed out" },
      { name: "a.spec.ts:7 › twice", why: "flaky" },
    ],
  });
});
