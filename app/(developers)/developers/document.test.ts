import { expect, test } from "vitest";
import { openApiDocument } from "#lib/web";
import { apiModules } from "../../api/modules.ts";
import { operationsOf } from "./operations.ts";
import { typeText } from "./schema-text.ts";

test("every operation of the portal's own document can be shown", () => {
  const { operations } = operationsOf(openApiDocument(apiModules, "http://localhost:3000"));
  const methods = apiModules.flatMap(({ handlers }) => Object.keys(handlers).filter((name) => /^[A-Z]+$/.test(name)));
  expect(operations).toHaveLength(methods.length);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  for (const { answers, parameters, path } of operations) {
    expect(answers.map(({ schema }) => typeText(schema))).not.toContain("any value");
    for (const [, name] of path.matchAll(/\{(\w+)\}/g))
      expect(parameters).toContainEqual(expect.objectContaining({ name, in: "path", required: true }));
  }
});

test("files are told apart from JSON, and JSON has an example", () => {
  const { operations } = operationsOf(openApiDocument(apiModules, "http://localhost:3000"));
  const of = (id: string) => operations.find((each) => each.id === id);
  expect(of("logMail")?.fileTypes).toEqual(["message/rfc822"]);
  expect(of("exportLeads")?.fileTypes).toContain("text/csv");
  expect(of("createLead")).toMatchObject({ fileTypes: null, body: { example: expect.stringContaining("Ada") } });
  expect(of("logMail")?.answers[0]).toMatchObject({ status: "201", example: expect.stringContaining("isWaiting") });
});
