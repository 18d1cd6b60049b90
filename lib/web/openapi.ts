import { z } from "zod";
import { PERMISSIONS } from "#lib/access";
import { type ExampleSchema, exampleOf } from "./example-of.ts";
import type { AnyFileOperation } from "./file-operation.ts";
import type { AnyDeclaration } from "./json-route.ts";

/** One route file's handlers, by HTTP method, under the path as OpenAPI writes it: `/api/v1/tenants/{id}`. */
export interface RouteModule {
  path: string;
  handlers: Record<string, unknown>;
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  request_id: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  reason: z.string().optional(),
});

const ACCESS_NOTE = {
  public: "Open to everybody.",
  user: "Needs a signed-in person.",
  tenant: "Needs a person signed in to a tenant; answers for that tenant only.",
  staff: "Needs the operator's staff.",
  tenant_or_staff: "Answers for the tenant that one is signed in to; the operator's staff, who are in none, are answered for all.",
} as const;

/** The OpenAPI 3.1 document, made of the schemas that validate requests and answers. */
export function openApiDocument(modules: RouteModule[], serverUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { path, handlers } of modules) {
    for (const [method, handler] of Object.entries(handlers)) {
      const { declaration, file } = handler as { declaration?: AnyDeclaration; file?: AnyFileOperation | null };
      const described = declaration ? operation(declaration, method) : file ? fileOperation(file) : null;
      if (described) paths[path] = { ...paths[path], [method.toLowerCase()]: described };
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "BizOSaaS API",
      version: "1",
      description: "The JSON API of the portal. Writes by a signed-in browser need X-CSRF-Token. Failures are application/problem+json (RFC 9457).",
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
        csrf: { type: "apiKey", in: "header", name: "X-CSRF-Token" },
        key: { type: "http", scheme: "bearer", description: "An API key of a service account: biz_…" },
      },
    },
  };
}

const KEY = { name: "Idempotency-Key", in: "header", schema: { type: "string", minLength: 8, maxLength: 128 } };
const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const A_FILE = { schema: { type: "string", format: "binary" } };

function operation(declaration: AnyDeclaration, method: string): object {
  const parameters = [
    ...parametersOf(declaration.params, "path"),
    ...parametersOf(declaration.query, "query"),
    ...(declaration.idempotent ? [{ ...KEY, required: true }] : []),
  ];
  return {
    operationId: declaration.operationId,
    summary: declaration.summary,
    description: accessNote(declaration),
    tags: [declaration.tag],
    ...securityOf(declaration, method !== "GET"),
    ...(parameters.length > 0 && { parameters }),
    ...(declaration.body && { requestBody: { required: true, content: json(declaration.body, "input") } }),
    responses: {
      [String(declaration.status ?? 200)]: { description: "Success", content: json(declaration.response, "output") },
      default: problem("A problem"),
    },
  };
}

/** A route whose body, or whose answer, is a file as it is. */
function fileOperation(file: AnyFileOperation): object {
  const { operationId, summary, tag, mediaTypes, query } = file;
  const isUpload = file.kind === "upload";
  const files = Object.fromEntries(mediaTypes.map((type) => [type, A_FILE]));
  const parameters = [
    ...(isUpload ? [] : parametersOf(file.params, "path")),
    ...parametersOf(query, "query"),
    ...(isUpload ? [{ ...KEY, required: file.needsKey }] : []),
  ];
  const described = { operationId, summary, description: accessNote(file), tags: [tag], ...securityOf(file, isUpload) };
  const shared = { ...described, ...(parameters.length > 0 && { parameters }) };
  if (!isUpload)
    return {
      ...shared,
      responses: {
        "200": {
          description: "The file",
          headers: { "Content-Disposition": { description: "What it is saved as.", schema: { type: "string" } } },
          content: files,
        },
        default: problem("A problem"),
      },
    };
  const most = `${file.maxBytes / 1_000_000} MB`;
  return {
    ...shared,
    requestBody: { required: true, description: `The file as it is, of at most ${most}; no form around it.`, content: files },
    responses: {
      "201": { description: "Success", content: json(file.response, "output") },
      "413": problem(`The file is larger than ${most}`),
      "422": problem("It is no such file, or a parameter is not right"),
      "429": problem("Too many calls"),
      default: problem("A problem"),
    },
  };
}

function securityOf({ access }: Pick<AnyDeclaration, "access">, isWrite: boolean): object {
  if (access === "public") return {};
  return { security: [isWrite ? { session: [], csrf: [] } : { session: [] }, ...(access.startsWith("tenant") ? [{ key: [] }] : [])] };
}

/** A body of JSON with an example of it. */
function json(shape: z.ZodType, io: "input" | "output"): object {
  const schema = jsonSchema(shape, io);
  return { "application/json": { schema, example: exampleOf(schema, { isSent: io === "input" }) } };
}

function accessNote({ access, permission }: Pick<AnyDeclaration, "access" | "permission">): string {
  return permission ? `${ACCESS_NOTE[access]} Needs the permission “${PERMISSIONS[permission]}” (${permission}).` : ACCESS_NOTE[access];
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as { properties?: Record<string, object>; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): ExampleSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  // What Zod makes has the members of a JSON Schema, and more than an example is made of.
  return rest as ExampleSchema;
}
