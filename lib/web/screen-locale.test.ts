import { expect, test } from "vitest";
import { invalid } from "#lib/platform/errors";
import { problemResponse } from "./json-route.ts";
import { screenLocale } from "./screen-locale.ts";

const german = { chosenLocale: "de" as const, tenant: null };
const log = { warn: () => {}, error: () => {}, info: () => {} } as never;

test("a route that a German reader's screen calls refuses in German, and a program's call in English", async () => {
  const refusal = invalid("Some fields need attention.", [{ path: "email", message: "Some fields need attention." }]);
  const told = async (headers: Record<string, string>) =>
    (await problemResponse({ log }, refusal, "r1", [], screenLocale(new Headers(headers), german))).json();
  expect(await told({ "x-csrf-token": "t" })).toMatchObject({
    detail: "Einige Felder brauchen Aufmerksamkeit.",
    issues: [{ path: "email", message: "Einige Felder brauchen Aufmerksamkeit." }],
  });
  expect(await told({ authorization: "Bearer t", "accept-language": "de" })).toMatchObject({ detail: "Some fields need attention." });
});

test("before it is known who calls, the browser's language counts", () => {
  expect(screenLocale(new Headers({ "x-csrf-token": "t", "accept-language": "de-DE,de;q=0.9" }), null)).toBe("de");
});
