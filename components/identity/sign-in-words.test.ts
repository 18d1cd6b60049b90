import { expect, test } from "vitest";
import { sayEvent, sayMethods } from "./sign-in-words.ts";

const english = (sentence: string) => sentence;

test("methods are told in words", () => {
  expect(sayMethods(["password"], english)).toBe("Password");
  expect(sayMethods(["password", "totp"], english)).toBe("Password and authenticator app");
  expect(sayMethods([], english)).toBe("");
});

test("an event without words of its own is told by its name, and a refusal looks like one", () => {
  expect(sayEvent("sign_in.refused")).toEqual({ label: "Refused", tone: "bad" });
  expect(sayEvent("sign_in.passkey_refused")).toEqual({ label: "sign in passkey refused", tone: "bad" });
});
