import { describe, expect, test } from "vitest";
import { statusSnapshot } from "../schema.ts";
import { isSnapshot } from "./schema.ts";

const AT = "2026-11-28T22:00:00.000Z";
const part = {
  key: "database",
  name: "Database",
  kind: "database",
  state: "operational",
  latencyMs: 1.5,
  since: AT,
  checkedAt: AT,
  detail: "Answers.",
};
const snapshot = { status: "operational", checkedAt: AT, parts: [part] };
const withPart = (change: object) => ({ ...snapshot, parts: [part, { ...part, ...change }] });

describe("an answer about the parts, as browsers read it", () => {
  test.each<[string, unknown]>([
    ["whole", snapshot],
    ["before the first measurement", { status: "unknown", checkedAt: null, parts: [] }],
    ["of a part that nothing is known of", withPart({ state: "unknown", latencyMs: null, since: null, checkedAt: null, detail: null })],
    ["with more than parts", { ...snapshot, services: null, incidents: [] }],
  ])("is read: %s", (_, answer) => {
    expect([isSnapshot(answer), statusSnapshot.safeParse(answer).success]).toEqual([true, true]);
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["a text", "<html>"],
    ["a list", [snapshot]],
    ["something else", { status: "ok" }],
    ["a state that there is not", { ...snapshot, status: "fine" }],
    ["a state that every object has", { ...snapshot, status: "toString" }],
    ["no time of measurement", { ...snapshot, checkedAt: undefined }],
    ["no moment", { ...snapshot, checkedAt: "lately" }],
    ["parts that are none", { ...snapshot, parts: "none" }],
    ["a part that is nothing", { ...snapshot, parts: [null] }],
    ["a part in a state that there is not", withPart({ state: "fine" })],
    ["a part without a name", withPart({ name: undefined })],
    ["a part without a key", withPart({ key: 1 })],
    ["a latency that is none", withPart({ latencyMs: "fast" })],
    ["a latency below zero", withPart({ latencyMs: -1 })],
    ["a part since no moment", withPart({ since: "lately" })],
    ["a part that was checked at no moment", withPart({ checkedAt: 1 })],
    ["a detail that is no text", withPart({ detail: {} })],
  ])("is refused: %s", (_, answer) => {
    expect([isSnapshot(answer), statusSnapshot.safeParse(answer).success]).toEqual([false, false]);
  });
});
