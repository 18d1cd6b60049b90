import { expect, test } from "vitest";
import { newTotpKey, stepOfCode, totpAddress, totpCodeAt } from "./totp.ts";

// "12345678901234567890" of RFC 6238, appendix B, in base32; its codes have eight digits, of which ours are the last six.
const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [20_000_000_000, "353130"],
])("the code at second %i is that of the standard", (second, code) => {
  const at = new Date(second * 1_000);
  expect(totpCodeAt(KEY, at)).toBe(code);
  expect(stepOfCode(KEY, code, at)).toBe(Math.floor(second / 30));
});

test("a code counts one step early and one late, and not two", () => {
  const at = new Date(1_234_567_890_000);
  const step = Math.floor(1_234_567_890 / 30);
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1_000);
  expect(stepOfCode(KEY, totpCodeAt(KEY, at), after(30))).toBe(step);
  expect(stepOfCode(KEY, totpCodeAt(KEY, at), after(-30))).toBe(step);
  expect(stepOfCode(KEY, totpCodeAt(KEY, at), after(60))).toBeNull();
  expect(stepOfCode(KEY, totpCodeAt(KEY, at), after(-60))).toBeNull();
});

test("keys are new each time, and their address names portal and person", () => {
  expect(newTotpKey()).not.toBe(newTotpKey());
  const address = new URL(totpAddress(KEY, "ada@test.example"));
  expect(address.protocol).toBe("otpauth:");
  expect(Object.fromEntries(address.searchParams)).toEqual({ issuer: "BizOSaaS", secret: KEY, algorithm: "SHA1", digits: "6", period: "30" });
});
