export const TEST_STATES = ["draft", "running", "stopped", "decided"] as const;
export type TestState = (typeof TEST_STATES)[number];

/** The life of a test. It does not run again once it was stopped: its plan would not be the one that was made before. */
const TEST_STEPS = {
  start: { from: "draft", to: "running" },
  stop: { from: "running", to: "stopped" },
  decide: { from: "stopped", to: "decided" },
} as const satisfies Record<string, { from: TestState; to: TestState }>;

export const TEST_ACTS = ["start", "stop", "decide"] as const;
export type TestAct = (typeof TEST_ACTS)[number];

/** The state that a step leads to; null where there is no way. */
export const testStateAfter = (act: TestAct, state: TestState): TestState | null => (TEST_STEPS[act].from === state ? TEST_STEPS[act].to : null);

/** Whether counts are taken: late ones also after the test was stopped, until it is decided. */
export const takesCounts = (state: TestState): boolean => state === "running" || state === "stopped";
