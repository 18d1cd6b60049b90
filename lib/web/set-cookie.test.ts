import { expect, test } from "vitest";
import { readCookie } from "#lib/identity";
import { setCookieValue } from "./set-cookie.ts";

const shared = { httpOnly: true, sameSite: "lax", path: "/" } as const;

test("a cookie over TLS that lasts", () => {
  expect(setCookieValue({ ...shared, name: "__Host-a", value: "x.y", secure: true, maxAge: 60 })).toBe(
    "__Host-a=x.y; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax",
  );
});

test("without Max-Age the browser forgets it when it closes", () => {
  expect(setCookieValue({ ...shared, name: "a", value: "b", secure: false })).toBe("a=b; Path=/; HttpOnly; SameSite=Lax");
});

test("a value cannot add attributes or headers, and is read as it was written", () => {
  const value = 'a; Domain=evil.example\r\nSet-Cookie: b="c", d';
  const [pair = ""] = setCookieValue({ ...shared, name: "a", value, secure: false }).split(";");
  expect(pair).not.toMatch(/[\s;,"]/);
  expect(readCookie(pair, "a")).toBe(value);
});
