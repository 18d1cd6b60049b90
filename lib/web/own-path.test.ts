import { expect, test } from "vitest";
import { ownPath, withNext } from "./own-path.ts";

test.each(["/", "/portal", "/admin/tenants?search=a%20b&sort=-name#top", "/portal/campaigns/7", "/a/./b", "/search?next=//a"])(
  "%j is a path of our own",
  (path) => {
    expect(ownPath.parse(path)).toBe(path);
  },
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/.//evil.example",
  "/..//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "/%2E%2e//evil.example?a=1",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\u0000/evil.example",
  " /portal",
  "portal",
  "",
  `/${"x".repeat(500)}`,
  7,
  ["/portal"],
  undefined,
])("%j is none", (path) => {
  expect(ownPath.parse(path)).toBeUndefined();
  expect(withNext("/login", path)).toBe("/login");
});

test("it is carried along whole", () => {
  expect(withNext("/login", "/portal?a=1&b=2#c")).toBe("/login?next=%2Fportal%3Fa%3D1%26b%3D2%23c");
});
