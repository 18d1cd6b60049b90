import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { describe, expect, it } from "vitest";
import { formMarkup, formPage } from "./form-page.ts";
import { isProof, readToken, signToken } from "./proof-of-work.ts";
import { readPayload } from "./read-payload.ts";
import { createFormInput, type FormField, type PublicForm } from "./schema.ts";
import { HONEYPOT_FIELD, spamSigns } from "./spam-signs.ts";

const SECRET = "a secret of the tests";
const NOW = new Date("2026-11-20T12:00:00Z");
const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const FIELDS: FormField[] = [
  { name: "email", label: "Mail", isRequired: true },
  { name: "phone", label: "Phone", isRequired: false },
  { name: "message", label: "Message", isRequired: false },
];
const FORM: PublicForm = {
  ...{ key: "abcdefghijklmnop", title: "Write to us", intro: "", language: "en", fields: FIELDS, consentText: "", submitLabel: "Send" },
  ...{ thanksText: "Thank you", redirectUrl: null, isActive: true, token: "", proofBits: 0 },
};

describe("the token of a form", () => {
  it("says when the form was opened, only for that form, and not for ever", () => {
    const token = signToken(SECRET, "form", { openedAt: secondsAgo(60), bits: 4 });
    expect(readToken(SECRET, "form", token, NOW)).toMatchObject({ openedAt: secondsAgo(60), bits: 4 });
    expect(readToken(SECRET, "another", token, NOW)).toBeNull();
    expect(readToken("another", "form", token, NOW)).toBeNull();
    expect(readToken(SECRET, "form", token, new Date(NOW.getTime() + 13 * 3_600_000))).toBeNull();
    const [, nonce = "", ...rest] = token.split(".");
    expect(readToken(SECRET, "form", [NOW.getTime().toString(36), nonce, ...rest].join("."), NOW)).toBeNull();
    expect(readToken(SECRET, "form", "", NOW)).toBeNull();
  });

  it("is proved by work that is done for it alone", () => {
    const proof = Array.from({ length: 100_000 }, (_, number) => String(number)).find((number) => isProof("token", number, 10)) ?? "";
    expect(createHash("sha256").update(`token:${proof}`).digest().readUInt16BE(0) >>> 6).toBe(0);
    expect(isProof("token", proof, 0)).toBe(true);
    expect(["", "-1", "x", "1e3", "9".repeat(40)].map((text) => isProof("token", text, 10))).toEqual([false, false, false, false, false]);
    const others = Array.from({ length: 64 }, (_, index) => isProof(`token${index}`, proof, 10));
    expect(others.filter(Boolean).length).toBeLessThan(4);
  });
});

describe("the script of forms", () => {
  it("computes the same hash as the server, for texts of every length", () => {
    const source = readFileSync(new URL("../../../public/forms.js", import.meta.url), "utf8");
    const hash = source.slice(source.indexOf("const K = []"), source.indexOf("/** Looks for a number"));
    const firstWord = vm.runInNewContext(`${hash}; firstWord`) as (text: string) => number;
    for (let length = 0; length < 200; length++) {
      const text = "abcdefghij".repeat(20).slice(0, length);
      expect(firstWord(text)).toBe(createHash("sha256").update(text).digest().readUInt32BE(0));
    }
  });
});

describe("signs of spam", () => {
  const settings = { minSeconds: 3, hourlyLimit: 10, proofBits: 0, allowedOrigins: ["https://shop.example"], ownOrigin: "https://portal.example" };
  const received = {
    payload: { message: "Hello" },
    receivedAt: NOW,
    origin: "https://shop.example",
    token: null,
    isTokenUsed: false,
    fromAddress: 1,
  };
  const token = { openedAt: secondsAgo(2), nonce: "n", bits: 8 };

  it("are none in what a person sends", () => {
    expect(spamSigns(received, settings)).toEqual([]);
    expect(spamSigns({ ...received, origin: null, token: { ...token, openedAt: secondsAgo(3) }, fromAddress: 10 }, settings)).toEqual([]);
    expect(spamSigns({ ...received, origin: "https://portal.example" }, settings)).toEqual([]);
  });

  it.each([
    ["hidden_field", { payload: { [HONEYPOT_FIELD]: "http://x.example" } }, {}],
    ["too_fast", { token }, {}],
    ["too_many", { fromAddress: 11 }, {}],
    ["no_proof", {}, { proofBits: 8 }],
    ["used_twice", { isTokenUsed: true }, {}],
    ["other_site", { origin: "https://elsewhere.example" }, {}],
    ["many_links", { payload: { message: "http://a http://b http://c https://d" } }, {}],
  ])("name %s", (sign, more, set) => expect(spamSigns({ ...received, ...more }, { ...settings, ...set })).toEqual([sign]));

  it("take any site where none is named", () => {
    expect(spamSigns({ ...received, origin: "https://elsewhere.example" }, { ...settings, allowedOrigins: [] })).toEqual([]);
  });
});

describe("what was sent", () => {
  const form = { fields: FIELDS, consentText: "I agree" };

  it("is read by the form's fields, and says at each what is not right", () => {
    const read = readPayload(form, { email: " ada@prospect.example ", phone: "call me", other: "kept elsewhere" });
    expect(read.values).toEqual({ email: "ada@prospect.example" });
    expect(read.issues.map(({ path }) => path)).toEqual(["phone", "consent"]);
    expect(readPayload(form, {}).issues.map(({ path }) => path)).toEqual(["email", "consent"]);
    expect(readPayload(form, { email: "ada@prospect.example", consent: "yes" })).toMatchObject({ hasConsent: true, issues: [] });
  });

  it("agrees to nothing where nothing is asked for", () => {
    expect(readPayload({ fields: FIELDS, consentText: "" }, { email: "ada@prospect.example", consent: "yes" }).hasConsent).toBe(false);
  });

  it("reads a country by its code or its name, and refuses what is neither", () => {
    const form = { fields: [FIELDS[0], { name: "country", label: "Country", isRequired: false }] as FormField[], consentText: "" };
    const read = (country: string) => readPayload(form, { email: "ada@prospect.example", country });
    expect([read("de"), read("Germany"), read("Deutschland")].map(({ values }) => values.country)).toEqual(["DE", "DE", "DE"]);
    expect(read("Atlantis").issues).toEqual([{ path: "country", message: "Write a country such as DE or Germany." }]);
  });
});

describe("a form's page", () => {
  it("shows what was typed and what is wrong with it, and runs nothing that was typed", () => {
    const html = formPage({
      form: { ...FORM, title: "<b>Us</b>", proofBits: 8, token: "t" },
      nonce: "n",
      submissionKey: "k",
      values: { email: '"><script>alert(1)</script>' },
      issues: [{ path: "email", message: "Please fill this in." }],
    });
    expect(html).not.toContain("<script>alert");
    expect(html).not.toContain("<b>Us</b>");
    expect(html).toContain('aria-describedby="field-email-problem"');
    expect(html).toContain('<script nonce="n" src="/forms.js" defer>');
    expect(formPage({ form: FORM, nonce: "n", submissionKey: "k" })).not.toContain("<script");
  });

  it("as code for another site carries nothing that counts for one reader alone", () => {
    const html = formMarkup(FORM, { action: "https://portal.example/api/forms/x" });
    expect(html).not.toContain("_token");
    expect(html).toContain(`name="${HONEYPOT_FIELD}"`);
  });
});

describe("a form's settings", () => {
  const given = { name: "Contact", title: "Write to us", language: "en", fields: FIELDS, submitLabel: "Send", thanksText: "Thank you" };
  const issuesOf = (more: object) => createFormInput.safeParse({ ...given, ...more }).error?.issues.map(({ path }) => path.join(".")) ?? [];

  it("need little, and are strict about the rest", () => {
    expect(createFormInput.parse(given)).toMatchObject({ minSeconds: 3, proofBits: 0, allowedOrigins: [], isActive: true });
    expect(issuesOf({ fields: [{ name: "message", label: "Message", isRequired: true }] })).toEqual(["fields"]);
    expect(issuesOf({ fields: [...FIELDS, FIELDS[0]] })).toEqual(["fields"]);
    expect(issuesOf({ replySubject: "Thank you" })).toEqual(["replySubject"]);
    expect(issuesOf({ assignment: "person" })).toEqual(["ownerId"]);
    expect(issuesOf({ redirectUrl: "javascript:alert(1)" })).toEqual(["redirectUrl"]);
    expect(createFormInput.parse({ ...given, allowedOrigins: "https://Shop.example/page\nhttps://shop.example" }).allowedOrigins).toEqual([
      "https://shop.example",
    ]);
  });
});
