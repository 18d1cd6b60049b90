import { describe, expect, test } from "vitest";
import { CONVERSATION_STATES, type ConversationAct, type ConversationState, nextState, writingOf } from "./states.ts";

const TABLE: [ConversationState, ConversationAct, ConversationState | null][] = [
  ["open", "client_writes", "open"],
  ["open", "agency_writes", "waiting_client"],
  ["open", "resolve", "resolved"],
  ["waiting_agency", "client_writes", "waiting_agency"],
  ["waiting_agency", "agency_writes", "waiting_client"],
  ["waiting_agency", "resolve", "resolved"],
  ["waiting_client", "client_writes", "waiting_agency"],
  ["waiting_client", "agency_writes", "waiting_client"],
  ["waiting_client", "resolve", "resolved"],
  ["resolved", "client_writes", "waiting_agency"],
  ["resolved", "agency_writes", "waiting_client"],
  ["resolved", "resolve", null],
];

describe("the state of a conversation", () => {
  test.each(TABLE)("%s, %s: %s", (from, act, to) => expect(nextState(from, act)).toBe(to));

  test("the table names every step there could be, once", () => {
    const named = TABLE.map(([from, act]) => `${from} ${act}`);
    const all = CONVERSATION_STATES.flatMap((from) => ["client_writes", "agency_writes", "resolve"].map((act) => `${from} ${act}`));
    expect(named.sort()).toEqual(all.sort());
  });

  test("after a message the other side is the one waited for, and no message leaves it resolved", () => {
    for (const state of CONVERSATION_STATES) {
      expect(nextState(state, writingOf("agency"))).toBe("waiting_client");
      expect(["open", "waiting_agency"]).toContain(nextState(state, writingOf("client")));
    }
  });
});
