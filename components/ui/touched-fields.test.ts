import { expect, test } from "vitest";
import { heldFields, touchedFields } from "./touched-fields.ts";

const held = (fields: Record<string, string>) => heldFields(Object.entries(fields)) ?? expect.unreachable();

test("what was changed since it was seen, and nothing else", () => {
  const seen = held({ name: "Spring", currency: "EUR", news: "on" });
  expect(touchedFields(seen, held({ name: "Summer", currency: "EUR", news: "on" }))).toEqual({ name: "Summer" });
  expect(touchedFields(seen, held({ name: "Spring", currency: "EUR", news: "on" }))).toEqual({});
});

test("a box that is ticked no longer is empty, one that is ticked now holds its value", () => {
  expect(touchedFields(held({ news: "on" }), held({ mail: "on" }))).toEqual({ news: "", mail: "on" });
});

test("fields that share a name cannot be told apart", () => {
  expect(heldFields([...Object.entries({ name: "Spring" }), ["role", "admin"], ["role", "viewer"]])).toBeNull();
});
