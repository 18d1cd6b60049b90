import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type AnyDeclaration, openApiDocument } from "#lib/web";
import { apiModules } from "./modules.ts";

const ROOT = join(import.meta.dirname, "v1");
/** What another system sends, signed in its own way: its documentation is that system's. */
const OF_OTHERS = ["POST /api/v1/payment-providers/{key}/events"];
const METHOD = /^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/gm;

interface DescribedOperation {
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { content: Record<string, { example?: unknown }> }>;
}
// The document is a plain object; this is what of it is looked at.
const { paths } = openApiDocument(apiModules, "https://portal.example") as { paths: Record<string, Record<string, DescribedOperation>> };

/** Every method of every route file below `app/api/v1`, as the document writes its path. */
const written = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("route.ts"))
  .flatMap((name) => {
    const path = `/api/v1/${name.replace(/\/route\.ts$/, "")}`.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
    return [...readFileSync(join(ROOT, name), "utf8").matchAll(METHOD)].map(([, method = ""]) => [method, path] as const);
  });

const bodies = apiModules.flatMap(({ path, handlers }) =>
  Object.entries(handlers).flatMap(([method, handler]) => {
    const { declaration } = handler as { declaration?: AnyDeclaration };
    const found = paths[path]?.[method.toLowerCase()];
    if (!declaration) return [];
    const sent = declaration.body ? [[`what ${method} ${path} is sent`, declaration.body, found?.requestBody?.content] as const] : [];
    return [...sent, [`what ${method} ${path} answers`, declaration.response, found?.responses[declaration.status ?? 200]?.content] as const];
  }),
);

describe("the document of the API", () => {
  test("names every route that there is", () => {
    expect(written.length).toBeGreaterThan(400);
    const missing = written.filter(([method, path]) => !paths[path]?.[method.toLowerCase()]).map((each) => each.join(" "));
    expect(missing).toEqual(OF_OTHERS);
  });

  test.each(bodies)("shows %s by an example that its schema accepts", (_what, schema, content) => {
    const example = content?.["application/json"]?.example;
    expect(example).toBeDefined();
    expect(schema.safeParse(example).error?.issues ?? []).toEqual([]);
  });

  test("tells of a mail that is sent as it is what it must be, and why it may be refused", () => {
    const logMail = paths["/api/v1/mail-log"]?.post;
    expect(Object.keys(logMail?.requestBody?.content ?? {})).toEqual(["message/rfc822"]);
    expect(Object.keys(logMail?.responses ?? {})).toEqual(["201", "413", "422", "429", "default"]);
    expect(logMail).toMatchObject({
      description: expect.stringContaining("lead.update"),
      requestBody: { required: true, description: expect.stringContaining("10 MB") },
      parameters: [
        { name: "about", in: "query", required: false },
        { name: "aboutId", in: "query", required: false },
        { name: "Idempotency-Key", in: "header", required: false },
      ],
    });
  });
});
