import { expect, test } from "vitest";
import { BUILT_IN } from "./built-in.ts";
import { dayAfter, daysOf } from "./days.ts";
import { BUILT_IN_TEMPLATES } from "./schema.ts";

test("a campaign made from a template runs as many days as the one it is of", () => {
  const of = { startsOn: "2026-03-27", endsOn: "2026-04-09" };
  expect(daysOf(of)).toBe(14);
  expect(dayAfter(of.startsOn, 13)).toBe(of.endsOn);
  expect(daysOf({ startsOn: "2026-03-27", endsOn: null })).toBeNull();
  expect(daysOf({ startsOn: "2026-03-27", endsOn: "2026-03-27" })).toBe(1);
});

test("every built-in template says where it runs", () => {
  for (const key of BUILT_IN_TEMPLATES) expect(BUILT_IN[key].plan.budget.channels).not.toEqual([]);
});
