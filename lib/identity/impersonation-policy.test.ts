import { expect, test } from "vitest";
import { hasShownSecondFactor, tenantObstacle } from "./impersonation-policy.ts";

test("only a factor that the session has seen counts", () => {
  expect(hasShownSecondFactor(["password"])).toBe(false);
  expect(hasShownSecondFactor(["magic_link", "provider"])).toBe(false);
  for (const method of ["totp", "recovery_code", "passkey"] as const) expect(hasShownSecondFactor(["password", method])).toBe(true);
});

test("a tenant's consent is needed for looking, and another for changing", () => {
  expect(tenantObstacle({ status: "active", access: "none" }, false)).toBe("no_consent");
  expect(tenantObstacle({ status: "active", access: "read" }, false)).toBeNull();
  expect(tenantObstacle({ status: "active", access: "read" }, true)).toBe("only_reading");
  expect(tenantObstacle({ status: "trial", access: "write" }, true)).toBeNull();
});

test("no consent opens a tenant that is closed", () => {
  for (const status of ["suspended", "cancelled"] as const) expect(tenantObstacle({ status, access: "write" }, false)).toBe("tenant_closed");
  expect(tenantObstacle({ status: "past_due", access: "read" }, false)).toBeNull();
});
