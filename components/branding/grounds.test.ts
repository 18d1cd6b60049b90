import { expect, test } from "vitest";
import { GROUNDS } from "#lib/branding/schema";
import { roles } from "../../tailwind.config.ts";

test("the grounds are those of the design", () => {
  const names = ["surface", "ground", "tint", "raised", "sunken"] as const;
  expect([...new Set(names.map((name) => roles[name][0]))].sort()).toEqual([...GROUNDS.light].sort());
  expect([...new Set(names.map((name) => roles[name][1]))].sort()).toEqual([...GROUNDS.dark].sort());
  expect(roles["accent-soft"][1]).toBe("color-mix(in srgb, var(--brand-500) 16%, #171f2e)");
  expect([...roles.accent, ...roles["accent-solid"], ...roles["accent-strong"]]).toEqual(
    ["600", "400", "500", "500", "600", "600"].map((step) => `var(--brand-${step})`),
  );
});
