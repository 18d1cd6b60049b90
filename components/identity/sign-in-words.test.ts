import { expect, test } from "vitest";
import { placeName } from "./place.tsx";
import { sayEvent, sayMethods } from "./sign-in-words.ts";

test("methods are told in words", () => {
  expect(sayMethods(["password"])).toBe("Password");
  expect(sayMethods(["password", "totp"])).toBe("Password and authenticator app");
  expect(sayMethods([])).toBe("");
});

test("an event without words of its own is told by its name, and a refusal looks like one", () => {
  expect(sayEvent("sign_in.refused")).toEqual({ label: "Refused", tone: "bad" });
  expect(sayEvent("sign_in.passkey_refused")).toEqual({ label: "sign in passkey refused", tone: "bad" });
});

test("a place is a country or unknown", () => {
  expect([placeName("DE"), placeName(null)]).toEqual(["Germany", "Place unknown"]);
});
