import { z } from "zod";

/** A JSON Schema as far as it is shown; what is not listed here is left out, never guessed. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    default: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    exclusiveMaximum: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), schema]).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
    allOf: z.array(schema).optional(),
  }),
);

const content = z.record(z.string(), z.object({ schema }));

const documentShape = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        summary: z.string(),
        description: z.string(),
        tags: z.array(z.string()),
        parameters: z.array(z.object({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean(), schema })).default([]),
        requestBody: z.object({ content }).optional(),
        responses: z.record(z.string(), z.object({ description: z.string(), content })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  schema: Schema;
}

/** One operation of the API, ready to be shown. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  access: string;
  tag: string;
  parameters: Parameter[];
  body: Schema | null;
  /** The success first, then what every failure looks like. */
  answers: { status: string; title: string; schema: Schema }[];
}

/** The operations of an OpenAPI document, with references to its components filled in. */
export function operationsOf(document: object): { title: string; description: string; operations: Operation[] } {
  const { info, paths, components } = documentShape.parse(document);
  const resolve = (each: Schema): Schema => components.schemas[each.$ref?.replace("#/components/schemas/", "") ?? ""] ?? each;
  const schemaIn = (media: z.infer<typeof content>): Schema => resolve(Object.values(media)[0]?.schema ?? {});
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]): Operation => ({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        summary: operation.summary,
        access: operation.description,
        tag: operation.tags[0] ?? "Other",
        parameters: operation.parameters,
        body: operation.requestBody ? schemaIn(operation.requestBody.content) : null,
        answers: Object.entries(operation.responses).map(([status, answer]) => ({
          status,
          title: status === "default" ? "Any failure (application/problem+json)" : `${status} ${answer.description}`,
          schema: schemaIn(answer.content),
        })),
      }),
    ),
  );
  return { title: info.title, description: info.description, operations };
}
