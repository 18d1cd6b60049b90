import { expect, test } from "vitest";
import { isOwnWrite } from "./send-undo.ts";

test.each(["POST", "PUT", "PATCH", "DELETE"])("an undo is a %s of our own API", (method) => {
  expect(isOwnWrite({ method, path: "/api/v1/tenants/0198b6d5-7c5e-7b11-8e55-2c1d3f4a5b6c/reactivate" })).toBe(true);
});

test.each(["GET", "HEAD", "OPTIONS", "post", ""])("an undo is no %s", (method) => {
  expect(isOwnWrite({ method, path: "/api/v1/tenants/1/reactivate" })).toBe(false);
});

test.each([
  "https://elsewhere.example/api/v1/tenants",
  "//elsewhere.example/api/v1/tenants",
  "/\\elsewhere.example/api/v1/",
  "/api/auth/logout",
  "/api/v1",
  "/api/v1/../auth/logout",
  "/api/v1/%2e%2e/auth/logout",
  "/api/v1/tenants\\..\\..\\auth",
  "/api/v1/tenants?as=another",
  "/api/v1/\ttenants",
  "api/v1/tenants",
  " /api/v1/tenants",
  "javascript:/api/v1/",
  "/scim/v2/Users",
])("an undo never goes to %j", (path) => {
  expect(isOwnWrite({ method: "POST", path })).toBe(false);
});
