import { expect, test } from "vitest";
import { isAtRest } from "./at-rest.ts";
import type { QueueView } from "./schema.ts";

const count = (count: number) => ({ count, isMore: false });
const NOTHING = count(0);
const resting: QueueView = {
  name: "mail.send",
  waiting: NOTHING,
  inLog: NOTHING,
  retrying: NOTHING,
  running: NOTHING,
  failed: NOTHING,
  done: count(400),
  deadLetters: NOTHING,
  oldestWaitSeconds: null,
  doneLastHour: NOTHING,
  failedLastHour: NOTHING,
  retryLimit: 3,
  timeLimitSeconds: 60,
};

test("a queue that has done all it had to is at rest", () => {
  expect(isAtRest(resting)).toBe(true);
});

test.each(["waiting", "running", "failed", "deadLetters", "doneLastHour", "failedLastHour"] as const)("one with %s is not", (what) => {
  expect(isAtRest({ ...resting, [what]: count(1) })).toBe(false);
});
