import { expect, test } from "vitest";
import { LEFT_OUT, redact, redactText } from "./redact.ts";

const ID = "0193a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091";

test("fields that are named like a secret are left out whole, however deep", () => {
  expect(
    redact({
      password: "hunter2",
      nested: [{ apiKey: "abc", "api-key": "abc", refresh_token: { a: 1 } }],
      Authorization: "x",
      cookie: "a=b",
      otp: "123456",
    }),
  ).toEqual({
    password: LEFT_OUT,
    nested: [{ apiKey: LEFT_OUT, "api-key": LEFT_OUT, refresh_token: LEFT_OUT }],
    Authorization: LEFT_OUT,
    cookie: LEFT_OUT,
    otp: LEFT_OUT,
  });
});

test("ids, figures, flags and plain words stay", () => {
  const data = { id: ID, tenantId: ID, n: 7, isDone: false, nothing: null, kind: "award", has_password: true, tokenCount: 3 };
  expect(redact(data)).toEqual(data);
  expect(redactText(`job ${ID} of queue mail.send failed after 3 attempts`)).toBe(`job ${ID} of queue mail.send failed after 3 attempts`);
});

test.each([
  ["a JSON web token", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl back"],
  ["a bearer token", "Authorization: Bearer abcdefgh12345678"],
  ["the password of an address", "connect postgres://owner:s3cr3t-Pa55@db.example:5432/app failed"],
  ["a token of a link", "https://portal.example/reset?token=Zx9Yw8Vu7Ts6"],
  ["a long random string", "key 4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a refused"],
  ["a private key", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----"],
])("%s is left out of a text", (_what, text) => {
  const redacted = redactText(text);
  expect(redacted).toContain(LEFT_OUT);
  for (const secret of ["eyJzdWIi", "abcdefgh12345678", "s3cr3t-Pa55", "Zx9Yw8Vu7Ts6", "4f9a8b7c6d5e", "MIIEvQ"])
    expect(redacted).not.toContain(secret);
});

test("an e-mail address keeps its first letter and its domain", () => {
  expect(redactText("550 <ada.lovelace+x@mail.example.com> is unknown; zoë@müller.example too")).toBe(
    "550 <a…@mail.example.com> is unknown; z…@müller.example too",
  );
});

test("what is too long, too deep or too wide is cut, and says so", () => {
  expect(redactText("word ".repeat(4_000))).toMatch(/… \[cut\]$/);
  const deep = Array.from({ length: 30 }).reduce<unknown>((inner) => ({ inner }), "bottom");
  expect(JSON.stringify(redact(deep))).toContain("[deeper]");
  expect((redact(Array.from({ length: 500 }, (_, n) => n)) as unknown[]).at(-1)).toBe("[300 more]");
});

test("a field's name that is an address is redacted, too", () => {
  expect(redact({ "ada@mail.example.com": 1 })).toEqual({ "a…@mail.example.com": 1 });
});
