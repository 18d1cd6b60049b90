import { expect, test } from "vitest";
import { brandAddress, hostName } from "./brand-domain.ts";

test.each([
  ["Portal.Example.com", "portal.example.com"],
  ["localhost:3000", "localhost"],
  ["[::1]:3000", "[::1]"],
  ["127.0.0.1", "127.0.0.1"],
  [null, null],
  ["", null],
  ["evil.example/portal.example.com", null],
  ["user@portal.example.com", null],
  ["a b", null],
])("the name in the Host header %j is %j", (header, name) => {
  expect(hostName(header)).toBe(name);
});

test("a brand domain has the scheme and the port of the portal", () => {
  expect(brandAddress("https://portal.example.com", "shop.brand.example", "/sso/finish?code=1")).toBe("https://shop.brand.example/sso/finish?code=1");
  expect(brandAddress("http://127.0.0.1:3000", "localhost", "/sso/finish")).toBe("http://localhost:3000/sso/finish");
});
