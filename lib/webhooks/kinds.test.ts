import { expect, test } from "vitest";
import { EVENTS } from "#lib/events";
import { sayIn } from "#words/say";
import { bodyOf, KIND_NAMES, KINDS, TENANT_KIND_NAMES } from "./kinds.ts";

test.each(KIND_NAMES)("the example of %s is what the event’s own schema lets through", (name) => {
  expect(EVENTS[name].parse(KINDS[name].example)).toEqual(KINDS[name].example);
});

test.each(KIND_NAMES)("when %s is sent is said in German too", (name) => {
  expect(sayIn("de", KINDS[name].what)).not.toBe(KINDS[name].what);
});

test("what concerns no tenant is the platform’s alone", () => {
  expect(KIND_NAMES.filter((name) => !TENANT_KIND_NAMES.includes(name))).toEqual([
    "privilege_rule.changed",
    "levels.changed",
    "backup.failed",
    "backup.overdue",
    "service.state-changed",
    "incident.changed",
    "alert.told",
    "conversation.assigned",
    "conversation.note_mentioned",
  ]);
});

test("a message says what happened, when, and nothing of the request behind it", () => {
  expect(JSON.parse(bodyOf("tenant.created", "2026-11-26T12:00:00.000Z", { tenantId: "t" }))).toEqual({
    type: "tenant.created",
    timestamp: "2026-11-26T12:00:00.000Z",
    data: { tenantId: "t" },
  });
});
