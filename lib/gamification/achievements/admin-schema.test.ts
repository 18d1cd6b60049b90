import { expect, test } from "vitest";
import { createCustomForm, saveDraftInput } from "./admin-schema.ts";

const form = {
  ...{ name: " ", description: "", surface: "marketing", tier: "bronze", points: "-5", difficulty: "1" },
  ...{ condition: JSON.stringify({ count: { event: "order.paid" }, atLeast: 10 }), repeatEvery: "" },
};
const told = (issues: { path: PropertyKey[]; message: string }[] = []) => issues.map(({ path, message }) => [path.join("."), message]);

test("whatever is wrong about an achievement is told at once, each by what to do", () => {
  const all = [
    ["name", "Enter a name."],
    ["description", "Say what it is for."],
    ["points", "Enter a whole number from 0 to 10,000."],
  ];
  expect(told(saveDraftInput.safeParse({ ...form, key: "", kind: "milestone" }).error?.issues)).toEqual(all);
  expect(told(createCustomForm.safeParse(form).error?.issues)).toEqual(all);
});
