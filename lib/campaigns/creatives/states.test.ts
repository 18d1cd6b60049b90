import { expect, test } from "vitest";
import { CREATIVE_ACTS, CREATIVE_STATES, type CreativeAct, type CreativeState, stateAfter } from "./states.ts";

const TABLE: Record<CreativeState, Partial<Record<CreativeAct, CreativeState>>> = {
  draft: { submit: "waiting" },
  waiting: { withdraw: "draft", approve: "approved", ask_changes: "changes_asked" },
  approved: {},
  changes_asked: { submit: "waiting" },
};

test.each(CREATIVE_STATES.flatMap((state) => CREATIVE_ACTS.map((act) => [state, act, TABLE[state][act] ?? null] as const)))(
  "a creative that is %s, by %s: %s",
  (state, act, to) => {
    expect(stateAfter(act, state)).toBe(to);
  },
);
