import type { Schema } from "./operations.ts";

/** What kind of value a schema describes, in words: "string (date-time)", "list of integer", "string or null". */
export function typeText(schema: Schema): string {
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return [...new Set(options.map(typeText))].join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return "one of";
  if (schema.items) return `list of ${typeText(schema.items)}`;
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? (schema.properties ? "object" : "any value"));
  return schema.format ? `${type} (${schema.format})` : type;
}

/** The limits of a value as short phrases. */
export function limitsOf(schema: Schema): string[] {
  const known = (value: number | undefined): value is number => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  const limits: string[] = [];
  if (schema.enum) limits.push(schema.enum.map(String).join(", "));
  if (known(schema.minimum)) limits.push(`at least ${schema.minimum}`);
  if (known(schema.exclusiveMinimum)) limits.push(`more than ${schema.exclusiveMinimum}`);
  if (known(schema.maximum)) limits.push(`at most ${schema.maximum}`);
  if (known(schema.exclusiveMaximum)) limits.push(`less than ${schema.exclusiveMaximum}`);
  if (known(schema.minLength)) limits.push(`length at least ${schema.minLength}`);
  if (known(schema.maxLength)) limits.push(`length at most ${schema.maxLength}`);
  if (known(schema.minItems)) limits.push(`${schema.minItems} entries or more`);
  if (known(schema.maxItems)) limits.push(`${schema.maxItems} entries or fewer`);
  if (schema.default !== undefined) limits.push(`${JSON.stringify(schema.default)} unless given`);
  return limits;
}

/** The schema whose properties are worth opening: the object itself, the entries of a list, or the one object among alternatives. */
export function objectWithin(schema: Schema): Schema | null {
  if (schema.properties) return schema;
  if (schema.items) return objectWithin(schema.items);
  const objects = (schema.anyOf ?? schema.oneOf ?? []).map(objectWithin).filter((each) => each !== null);
  return objects.length === 1 ? (objects[0] ?? null) : null;
}

/** A body to start from: every field that is required, empty, or as its schema fixes it. */
export function bodyTemplate(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.properties) {
    const required = schema.required ?? [];
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([name]) => required.includes(name))
        .map(([name, property]) => [name, bodyTemplate(property)]),
    );
  }
  if (schema.type === "array") return [];
  if (schema.type === "boolean") return false;
  if (schema.type === "string") return "";
  return null;
}
