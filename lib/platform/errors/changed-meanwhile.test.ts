import { expect, test } from "vitest";
import { changedMeanwhile } from "./changed-meanwhile.ts";

test("whoever came second is told of the fields that stand differently, and of no others", () => {
  const now = { name: "Acme", maxUsers: null, isOn: true, requires: ["a", "b"], price: "97", startsAt: new Date("2026-03-01T10:00:00Z"), version: 4 };
  const yours = { name: "Acme", maxUsers: 5, isOn: false, requires: ["b"], price: "97", startsAt: null };
  const { code, issues, message } = changedMeanwhile("Somebody was first.", now, yours);
  expect({ code, message }).toEqual({ code: "conflict", message: "Somebody was first." });
  expect(issues).toEqual([
    { path: "maxUsers", message: "Stands at nothing now." },
    { path: "isOn", message: "Stands at “on” now." },
    { path: "requires", message: "Stands at “a, b” now." },
    { path: "startsAt", message: "Stands at “2026-03-01T10:00:00.000Z” now." },
  ]);
});
