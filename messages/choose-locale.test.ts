import { describe, expect, test } from "vitest";
import { chooseLocale, formatLocaleOf } from "./choose-locale.ts";
import { directionOf } from "./locales.ts";
import { sayIn } from "./say.ts";

describe("the reader's language", () => {
  test("is what the person chose, then the browser's choice, what it asks for, the tenant's, English", () => {
    const all = { chosen: "de", cookie: "en", acceptLanguage: "en", tenant: "en" };
    expect(chooseLocale(all)).toBe("de");
    expect(chooseLocale({ ...all, chosen: null })).toBe("en");
    expect(chooseLocale({ acceptLanguage: "fr-FR, de-AT;q=0.9, en;q=0.8" })).toBe("de");
    expect(chooseLocale({ acceptLanguage: "en;q=0.2, de;q=0.7" })).toBe("de");
    expect(chooseLocale({ acceptLanguage: "de;q=0, en" })).toBe("en");
    expect(chooseLocale({ acceptLanguage: "fr", tenant: "de-CH" })).toBe("de");
    expect(chooseLocale({})).toBe("en");
  });

  test.each(["x-klingon", "", "de;q=broken", ",,,", "*"])("%j as a wish breaks nothing", (acceptLanguage) => {
    expect(["en", "de"]).toContain(chooseLocale({ acceptLanguage }));
  });

  test("numbers follow the tenant's variety of it", () => {
    expect(formatLocaleOf("de", "de-CH")).toBe("de-CH");
    expect(formatLocaleOf("de", "en-GB")).toBe("de");
    expect(formatLocaleOf("en", null)).toBe("en");
  });

  test("has a direction", () => {
    expect([directionOf("de"), directionOf("ar-EG")]).toEqual(["ltr", "rtl"]);
  });
});

describe("what rooms say, in German", () => {
  test("a sentence, one with parts, and a part that is itself said", () => {
    expect(sayIn("de", "This is not your password.")).toBe("Das ist nicht Ihr Passwort.");
    expect(sayIn("de", "At most 7 days.")).toBe("Höchstens 7 Tage.");
    expect(sayIn("de", "You do not have the permission “See people”. Ask an administrator for it.")).toContain("„Personen ansehen“");
  });

  test("what nobody has translated stays as it was, and English is as it was thrown", () => {
    expect(sayIn("de", "Nobody knows this sentence")).toBe("Nobody knows this sentence");
    expect(sayIn("en", "This is not your password.")).toBe("This is not your password.");
  });
});
