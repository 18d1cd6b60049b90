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

const content = z.record(z.string(), z.object({ schema, example: z.unknown().optional() }));

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

/** What a body looks like, with an example as text; null for a file, and where there is none. */
interface Shown {
  schema: Schema;
  example: string | null;
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
  body: Shown | null;
  /** The success first, then what every failure looks like. */
  answers: (Shown & { status: string; title: string })[];
  /** A file goes in or comes out, as it is: what kinds of file. Null for what is JSON both ways. */
  fileTypes: string[] | null;
}

/** The operations of an OpenAPI document, with references to its components filled in. */
export function operationsOf(document: object): { title: string; description: string; operations: Operation[] } {
  const { info, paths, components } = documentShape.parse(document);
  const resolve = (each: Schema): Schema => components.schemas[each.$ref?.replace("#/components/schemas/", "") ?? ""] ?? each;
  const shownIn = (media: z.infer<typeof content>): Shown => {
    const [first] = Object.values(media);
    return { schema: resolve(first?.schema ?? {}), example: first?.example === undefined ? null : JSON.stringify(first.example, null, 2) };
  };
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
        body: operation.requestBody ? shownIn(operation.requestBody.content) : null,
        fileTypes: fileTypesIn(operation.requestBody?.content) ?? fileTypesIn(Object.values(operation.responses)[0]?.content),
        answers: Object.entries(operation.responses).map(([status, answer]) => ({
          status,
          title: status === "default" ? "Any failure (application/problem+json)" : `${status} ${answer.description}`,
          ...shownIn(answer.content),
        })),
      }),
    ),
  );
  return { title: info.title, description: info.description, operations };
}

const fileTypesIn = (media: z.infer<typeof content> = {}): string[] | null => {
  const types = Object.keys(media);
  return types.length > 0 && !types.some((type) => type.endsWith("json")) ? types : null;
};
