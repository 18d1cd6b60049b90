import { expect, test } from "vitest";
import { seal, unseal } from "./index.ts";

const SECRET = "a secret of at least thirty-two characters";

test("what is sealed can be opened again, and never looks the same twice", () => {
  const sealed = seal("Grüße", SECRET, "totp");
  expect(unseal(sealed, SECRET, "totp")).toBe("Grüße");
  expect(seal("Grüße", SECRET, "totp")).not.toBe(sealed);
});

test("another secret, another purpose or a changed byte opens nothing", () => {
  const sealed = seal("text", SECRET, "totp");
  expect(() => unseal(sealed, `${SECRET}!`, "totp")).toThrow();
  expect(() => unseal(sealed, SECRET, "provider")).toThrow();
  expect(() => unseal(`${sealed.slice(0, -2)}AA`, SECRET, "totp")).toThrow();
  expect(() => unseal("v0.AAAA", SECRET, "totp")).toThrow();
});
