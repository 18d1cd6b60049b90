import { expect, test } from "vitest";
import { TEST_ACTS, TEST_STATES, takesCounts, testStateAfter } from "./states.ts";

test("a test goes one way: started, stopped, decided", () => {
  const ways = TEST_STATES.map((state) => [state, TEST_ACTS.map((act) => testStateAfter(act, state))]);
  expect(Object.fromEntries(ways)).toEqual({
    draft: ["running", null, null],
    running: [null, "stopped", null],
    stopped: [null, null, "decided"],
    decided: [null, null, null],
  });
});

test("counts are taken from its start until it is decided", () => {
  expect(TEST_STATES.filter(takesCounts)).toEqual(["running", "stopped"]);
});
