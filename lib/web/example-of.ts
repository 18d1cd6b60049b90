/** A JSON Schema as far as an example is made of it. */
export interface ExampleSchema {
  example?: unknown;
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  properties?: Record<string, ExampleSchema>;
  required?: string[];
  additionalProperties?: boolean | ExampleSchema;
  propertyNames?: ExampleSchema;
  items?: ExampleSchema | boolean;
  prefixItems?: ExampleSchema[];
  anyOf?: ExampleSchema[];
  oneOf?: ExampleSchema[];
  allOf?: ExampleSchema[];
}

const ID = "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a01";
const BY_FORMAT: Record<string, string> = {
  uuid: ID,
  email: "ada@engine.example",
  uri: "https://portal.example/",
  date: "2026-11-24",
  "date-time": "2026-11-24T10:00:00.000Z",
  time: "10:00:00",
  ipv4: "203.0.113.7",
  ipv6: "2001:db8::7",
};
/** What a text is by the end of its name; the first that fits counts. */
const BY_NAME: [end: RegExp, text: string][] = [
  [/(emails?|address(es)?|to|from)$/i, "ada@engine.example"],
  [/(url|href|site|website|link|origins?|issuer)$/i, "https://portal.example/"],
  [/ids?$/i, ID],
  [/(At|Since|Until)$/, "2026-11-24T10:00:00.000Z"],
  [/(On|day|From|To)$/, "2026-11-24"],
  [/month$/i, "2026-11"],
  [/currency$/i, "EUR"],
  [/locale|language$/i, "en"],
  [/time_?zone$/i, "Europe/Berlin"],
  [/countr(y|ies)$/i, "DE"],
  [/cursor$/i, "eyJzIjoiLWNyZWF0ZWQifQ"],
  [/colour|color$/i, "#465fff"],
  [/slug|key|host|domain$/i, "harbor-dental"],
  [/firstName$/, "Ada"],
  [/lastName$/, "Lovelace"],
  [/phone$/i, "+49 30 901820"],
  [/company(Name)?$/, "Harbor Dental"],
  [/name|label|title$/i, "Harbor Dental"],
  [/(text|body|note|reason|description|message|summary|detail)$/i, "Agreed on the phone."],
];
/** For texts of one form that no name tells. */
const BY_PATTERN = [
  "harbor-dental",
  "2026-11-24",
  "2026-11",
  "2026-11-24T10:00",
  "10:00",
  "EUR",
  "en",
  "DE",
  "#465fff",
  "1250.00",
  "12",
  "a1b2c3d4",
  ID,
];

/**
 * What a value of this schema looks like: its own example, else one made of what the schema and the name say. The same each time. Optional fields
 * of what is sent are left out unless they have an example of their own, those of an answer are there. Pure. What a schema asks for beyond its shape it cannot know; a test finds it.
 */
export function exampleOf(schema: ExampleSchema, { name = "", isSent }: { name?: string; isSent: boolean }): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const inner = (each: ExampleSchema, of = name) => exampleOf(each, { name: of, isSent });
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return inner(options.find(({ type }) => type !== "null") ?? {});
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => inner(each)));
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== "null") : schema.type;
  if (schema.properties || type === "object") return objectOf(schema, isSent, inner);
  if (type === "array") return listOf(schema, inner);
  if (schema.default !== undefined) return schema.default;
  if (type === "integer" || type === "number") return numberOf(schema);
  if (type === "boolean") return true;
  if (type === "null") return null;
  return type === "string" ? textOf(schema, name) : {};
}

type Inner = (schema: ExampleSchema, name?: string) => unknown;

function objectOf({ properties = {}, required = [], additionalProperties, propertyNames }: ExampleSchema, isSent: boolean, inner: Inner): object {
  const shown = Object.entries(properties).filter(([key, property]) => !isSent || required.includes(key) || hasExample(property));
  if (shown.length === 0 && typeof additionalProperties === "object") {
    const keys = required.length > 0 ? required : [propertyNames ? String(inner(propertyNames, "key")) : "key"];
    return Object.fromEntries(keys.map((key) => [key, inner(additionalProperties, key)]));
  }
  return Object.fromEntries(shown.map(([key, property]) => [key, inner(property, key)]));
}

const hasExample = ({ example, anyOf = [] }: ExampleSchema): boolean => example !== undefined || anyOf.some(hasExample);

function listOf({ items, prefixItems, minItems = 0 }: ExampleSchema, inner: Inner): unknown[] {
  if (prefixItems) return prefixItems.map((each) => inner(each));
  if (typeof items !== "object") return [];
  return Array.from({ length: Math.max(1, minItems) }, () => inner(items));
}

function numberOf({ minimum, exclusiveMinimum, maximum }: ExampleSchema): number {
  const least = Math.max(minimum ?? 1, exclusiveMinimum === undefined ? 1 : exclusiveMinimum + 1, 1);
  return Math.min(least, maximum ?? least);
}

function textOf({ format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: ExampleSchema, name: string): string {
  const known = format ? BY_FORMAT[format] : undefined;
  const byName = BY_NAME.find(([end]) => end.test(name))?.[1];
  const candidates = [known, byName, "Harbor Dental", ...BY_PATTERN].filter((text) => text !== undefined);
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength && (!pattern || new RegExp(pattern, "u").test(text));
  return candidates.find(fits) ?? candidates.find((text) => text.length <= maxLength)?.padEnd(minLength, "x") ?? "";
}
