import { expect, test } from "vitest";
import { hashRecoveryCode, newRecoveryCode } from "./recovery-code.ts";

test("recovery codes are readable and differ", () => {
  const codes = Array.from({ length: 200 }, newRecoveryCode);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{6}-[a-hjkmnp-z2-9]{6}$/);
});

test("a code fits however it is typed, for its person and its installation alone", () => {
  const hash = hashRecoveryCode("abcdef-234567", "person-1", "secret");
  expect(hashRecoveryCode(" ABCDEF 234567", "person-1", "secret")).toBe(hash);
  expect(hashRecoveryCode("abcdef-234567", "person-2", "secret")).not.toBe(hash);
  expect(hashRecoveryCode("abcdef-234567", "person-1", "another")).not.toBe(hash);
});
