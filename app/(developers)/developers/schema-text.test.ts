import { describe, expect, test } from "vitest";
import { operationsOf } from "./operations.ts";
import { bodyTemplate, limitsOf, objectWithin, typeText } from "./schema-text.ts";

describe("a schema in words", () => {
  test("names types, formats, lists and alternatives", () => {
    expect(typeText({ type: "string", format: "uuid" })).toBe("string (uuid)");
    expect(typeText({ anyOf: [{ type: "string" }, { type: "null" }] })).toBe("string or null");
    expect(typeText({ type: "array", items: { type: "object", properties: {} } })).toBe("list of object");
    expect(typeText({})).toBe("any value");
  });

  test("tells limits that limit, and no others", () => {
    expect(limitsOf({ type: "integer", minimum: 1, maximum: 100, default: 25 })).toEqual(["at least 1", "at most 100", "25 unless given"]);
    expect(limitsOf({ type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })).toEqual([]);
    expect(limitsOf({ enum: ["a", "b"] })).toEqual(["a, b"]);
  });

  test("finds the object to open in lists and in values that may be null", () => {
    const object = { properties: { id: { type: "string" } } };
    expect(objectWithin({ type: "array", items: object })).toBe(object);
    expect(objectWithin({ anyOf: [object, { type: "null" }] })).toBe(object);
    expect(objectWithin({ type: "string" })).toBeNull();
  });

  test("makes a body of the required fields only", () => {
    expect(
      bodyTemplate({
        type: "object",
        required: ["name", "kind"],
        properties: { name: { type: "string" }, kind: { enum: ["client", "brand"] }, note: { type: "string" } },
      }),
    ).toEqual({ name: "", kind: "client" });
  });
});

test("operations are read from a document, with references filled in", () => {
  const problem = { type: "object", properties: { title: { type: "string" } } };
  const { operations } = operationsOf({
    info: { title: "API", description: "…" },
    paths: {
      "/api/things/{id}": {
        get: {
          operationId: "getThing",
          summary: "One thing",
          description: "Open to everybody.",
          tags: ["Things"],
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: {
            200: { description: "Success", content: { "application/json": { schema: { type: "object" } } } },
            default: { description: "A problem", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
          },
        },
      },
    },
    components: { schemas: { Problem: problem } },
  });
  expect(operations).toMatchObject([{ id: "getThing", method: "GET", path: "/api/things/{id}", tag: "Things", body: null }]);
  expect(operations[0]?.answers.map(({ title }) => title)).toEqual(["200 Success", "Any failure (application/problem+json)"]);
  expect(operations[0]?.answers[1]?.schema).toEqual(problem);
});
