import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { reportModules } from "./modules-reports.ts";

interface Declared {
  operationId: string;
  body?: z.ZodType;
  response: z.ZodType;
}

/** What says by itself what it is: a number of rows, and that something is deleted. */
const PLAIN = ["countReports"];
const declared = reportModules.flatMap(({ handlers }) =>
  Object.values(handlers).flatMap((handler) => (handler as { declaration?: Declared }).declaration ?? []),
);
const schemas = declared.flatMap(({ operationId, body, response }) => [
  ...(body ? [[`what ${operationId} is sent`, body] as const] : []),
  ...(PLAIN.includes(operationId) || operationId.startsWith("delete") ? [] : [[`what ${operationId} answers`, response] as const]),
]);

describe("the documentation of reports shows", () => {
  test("something", () => expect(schemas.length).toBeGreaterThan(20));

  test.each(schemas)("%s by an example that its schema accepts", (_what, schema) => {
    const { example } = schema.meta() ?? {};
    expect(example).toBeDefined();
    expect(schema.safeParse(example).error?.issues ?? []).toEqual([]);
  });
});
