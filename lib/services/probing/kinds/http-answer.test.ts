import { describe, expect, test } from "vitest";
import { serviceProbe } from "../shapes.ts";
import { requireAnswer, valueAt } from "./http-answer.ts";

const answer = { status: 200, headers: { "content-type": "application/json" }, body: '{"status":"pass","parts":[{"n":1}]}' };
const check = (over: object, given = answer) => {
  const probe = serviceProbe.parse({ name: "live", kind: "http", ...over });
  if (probe.kind !== "http") throw new Error("not HTTP");
  return () => requireAnswer(probe, given, 5);
};

describe("an answer over HTTP", () => {
  test("is as it should be", () => {
    expect(
      check({
        statuses: ["204", "200-201"],
        headers: [{ name: "Content-Type", contains: "json" }],
        bodyContains: "pass",
        json: [{ pointer: "/status", equals: "pass" }],
      }),
    ).not.toThrow();
  });
  test.each([
    [{ statuses: ["204"] }, "Status 200."],
    [{ headers: [{ name: "x-ready", contains: "" }] }, "The header x-ready is missing."],
    [{ headers: [{ name: "content-type", contains: "html" }] }, "The header content-type is another."],
    [{ bodyContains: "fail" }, "The body lacks what it should contain."],
    [{ json: [{ pointer: "/status", equals: "fail" }] }, "/status is another value."],
    [{ json: [{ pointer: "/parts/1/n", equals: 1 }] }, "/parts/1/n is another value."],
  ])("is wrong for %j", (over, message) => {
    expect(check(over)).toThrow(message);
  });
  test("of a server that fails is an error, and garbage is no JSON", () => {
    expect(check({}, { ...answer, status: 503 })).toThrow(expect.objectContaining({ reason: "error", latencyMs: 5 }));
    expect(check({ json: [{ pointer: "", equals: 1 }] }, { ...answer, body: "<html>" })).toThrow("The body is not JSON.");
  });
});

test("a JSON pointer follows RFC 6901, and finds nothing that is inherited", () => {
  const document = { "a/b": 1, "m~n": 2, "": 3, list: ["x"] };
  expect(
    ["/a~1b", "/m~0n", "/", "/list/0", "/list/00", "/list/length", "/toString", "/no/where"].map((pointer) => valueAt(document, pointer)),
  ).toEqual([1, 2, 3, "x", undefined, undefined, undefined, undefined]);
});
