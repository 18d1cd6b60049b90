import { z } from "zod";
import { PERMISSIONS } from "#lib/access";
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
      const declaration = (handler as { declaration?: AnyDeclaration }).declaration;
      if (declaration) paths[path] = { ...paths[path], [method.toLowerCase()]: operation(declaration, method) };
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

function operation(declaration: AnyDeclaration, method: string): object {
  const isWrite = method !== "GET";
  const parameters = [
    ...parametersOf(declaration.params, "path"),
    ...parametersOf(declaration.query, "query"),
    ...(declaration.idempotent
      ? [{ name: "Idempotency-Key", in: "header", required: true, schema: { type: "string", minLength: 8, maxLength: 128 } }]
      : []),
  ];
  return {
    operationId: declaration.operationId,
    summary: declaration.summary,
    description: accessNote(declaration),
    tags: [declaration.tag],
    ...(declaration.access !== "public" && {
      security: [isWrite ? { session: [], csrf: [] } : { session: [] }, ...(declaration.access.startsWith("tenant") ? [{ key: [] }] : [])],
    }),
    ...(parameters.length > 0 && { parameters }),
    ...(declaration.body && { requestBody: { required: true, content: { "application/json": { schema: jsonSchema(declaration.body, "input") } } } }),
    responses: {
      [String(declaration.status ?? 200)]: {
        description: "Success",
        content: { "application/json": { schema: jsonSchema(declaration.response, "output") } },
      },
      default: { description: "A problem", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
    },
  };
}

function accessNote({ access, permission }: AnyDeclaration): string {
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

function jsonSchema(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  return rest;
}
