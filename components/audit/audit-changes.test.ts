import { expect, test } from "vitest";
import { auditChanges, sayField } from "./audit-changes.ts";

test("only what differs is told, with null where a field did not exist", () => {
  const before = { status: "suspended", reason: "unpaid", kind: "client" };
  const after = { status: "active", kind: "client", limits: { users: 5 }, isDemo: false, note: null };
  expect(auditChanges(before, after)).toEqual([
    { field: "status", before: "suspended", after: "active" },
    { field: "reason", before: "unpaid", after: null },
    { field: "limits", before: null, after: '{"users":5}' },
    { field: "isDemo", before: null, after: "no" },
  ]);
});

test("an empty text or list is told as nothing, and is no change where there was nothing", () => {
  expect(auditChanges({ name: "X", rules: ["a"], note: "" }, { name: "", rules: [], note: "Y" })).toEqual([
    { field: "name", before: "X", after: null },
    { field: "rules", before: '["a"]', after: null },
    { field: "note", before: null, after: "Y" },
  ]);
  expect(auditChanges(null, { key: "beta", requires: [], description: "" })).toEqual([{ field: "key", before: null, after: "beta" }]);
});

test("records without states, or with something else than an object, are no failure", () => {
  expect(auditChanges(null, undefined)).toEqual([]);
  expect(auditChanges("a", ["b"])).toEqual([{ field: "value", before: "a", after: '["b"]' }]);
});

test("names of fields become words", () => {
  expect([sayField("planKey"), sayField("time_zone"), sayField("slug")]).toEqual(["Plan key", "Time zone", "Slug"]);
});
