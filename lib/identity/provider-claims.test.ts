import { describe, expect, test } from "vitest";
import { readClaims, roleFromClaims } from "./provider-claims.ts";

describe("what a provider says", () => {
  test("nobody without a subject", () => {
    expect(readClaims({ email: "ada@company.com" })).toBeNull();
    expect(readClaims({ sub: "x".repeat(256) })).toBeNull();
    expect(readClaims({ id: 7 })?.subject).toBe("7");
  });

  test("an address is verified only when that is said", () => {
    expect(readClaims({ sub: "1", email: " Ada@Company.com " })).toMatchObject({ email: "ada@company.com", isEmailVerified: null });
    expect(readClaims({ sub: "1", email_verified: "false" })?.isEmailVerified).toBe(false);
    expect(readClaims({ sub: "1", email_verified: 1 })?.isEmailVerified).toBe(false);
    expect(readClaims({ sub: "1", email_verified: "true" })?.isEmailVerified).toBe(true);
  });

  test("two addresses in one are no address", () => {
    expect(readClaims({ sub: "1", email: "a@evil.com@company.com" })?.email).toBeNull();
  });

  test("a second factor is believed by its names only", () => {
    expect(readClaims({ sub: "1", amr: ["pwd"] })?.hasSecondFactor).toBe(false);
    expect(readClaims({ sub: "1", amr: ["pwd", "otp"] })?.hasSecondFactor).toBe(true);
    expect(readClaims({ sub: "1", amr: "mfa" })?.hasSecondFactor).toBe(false);
  });
});

describe("the role that claims give", () => {
  const map = { admins: "tenant_admin", staff: "member", own: "0198a2f0-0000-7000-8000-000000000001" };

  test("the one that may most, whatever the order", () => {
    expect(roleFromClaims({ groups: ["staff", "admins"] }, "groups", map, "viewer")).toBe("tenant_admin");
    expect(roleFromClaims({ groups: ["staff", "own"] }, "groups", map, "viewer")).toBe(map.own);
  });

  test("the default for no match, no claim, and names that every object has", () => {
    expect(roleFromClaims({ groups: ["nobody"] }, "groups", map, "viewer")).toBe("viewer");
    expect(roleFromClaims({}, "groups", map, "viewer")).toBe("viewer");
    expect(roleFromClaims({ groups: ["constructor", "__proto__"] }, "groups", map, "viewer")).toBe("viewer");
  });

  test("a claim inside another, and one whose name has dots", () => {
    expect(roleFromClaims({ realm_access: { roles: ["staff"] } }, "realm_access.roles", map, "viewer")).toBe("member");
    expect(roleFromClaims({ "https://x.y/role": "staff" }, "https://x.y/role", map, "viewer")).toBe("member");
  });
});
