import { describe, expect, test } from "vitest";
import { createTenantInput } from "./schema.ts";

describe("a new tenant's settings", () => {
  const valid = { name: "Acme", slug: "acme", planKey: "starter" };

  test("get their defaults", () => {
    expect(createTenantInput.parse(valid)).toMatchObject({ kind: "client", timeZone: "UTC", currency: "USD", locale: "en" });
  });

  test.each([
    [{ slug: "-acme" }],
    [{ slug: "ac" }],
    [{ slug: "admin" }],
    [{ slug: "a_b_c" }],
    [{ name: "  " }],
    [{ planKey: "gold" }],
    [{ timeZone: "Mars/Olympus" }],
    [{ currency: "XYZ1" }],
    [{ locale: "not a locale" }],
    [{ status: "active" }],
  ])("are refused: %o", (change) => {
    expect(createTenantInput.safeParse({ ...valid, ...change }).success).toBe(false);
  });
});
