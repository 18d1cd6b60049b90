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
  const [version, body = ""] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  for (const at of [0, 12, bytes.length - 1]) {
    // A bit is turned, rather than letters put in their place: those may be the letters that stood there.
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => unseal(`${version}.${changed.toString("base64url")}`, SECRET, "totp")).toThrow();
  }
  expect(() => unseal("v0.AAAA", SECRET, "totp")).toThrow();
});
