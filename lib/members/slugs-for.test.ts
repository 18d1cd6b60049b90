import fc from "fast-check";
import { expect, test } from "vitest";
import { createTenantInput } from "#lib/tenancy/schema";
import { slugsFor } from "./slugs-for.ts";

test.each([
  ["Café Müller & Co.", "cafe-muller-co"],
  ["Admin", "admin-2"], // reserved as it is
  ["北京咖啡", "company"],
  ["X", "x-2"], // too short as it is
])("the best address for %j is %s", (company, slug) => {
  expect(slugsFor(company, "aB_-9z")[0]).toBe(slug);
});

test("every name has several addresses, all of them allowed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (company) => {
      const slugs = slugsFor(company, "aB_-9z");
      expect(slugs.length).toBeGreaterThanOrEqual(9);
      for (const slug of slugs) expect(createTenantInput.shape.slug.parse(slug)).toBe(slug);
    }),
  );
});
