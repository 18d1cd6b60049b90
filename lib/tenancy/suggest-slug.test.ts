import fc from "fast-check";
import { expect, test } from "vitest";
import { createTenantInput } from "./schema.ts";
import { suggestSlug } from "./suggest-slug.ts";

test.each([
  ["Café Müller & Co.", "cafe-muller-co"],
  ["  3D  Print-Werk  ", "3d-print-werk"],
  ["北京咖啡", ""],
  ["&&&", ""],
])("an address for %j", (name, slug) => {
  expect(suggestSlug(name)).toBe(slug);
});

test("a suggestion of three characters or more is an address that is taken, unless it is reserved", () => {
  const { slug } = createTenantInput.shape;
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const parsed = slug.safeParse(suggestSlug(name));
      return parsed.success || suggestSlug(name).length < 3 || parsed.error.issues.every((issue) => issue.message.includes("reserved"));
    }),
  );
});
