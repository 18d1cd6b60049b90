import type { AttrExp, Filter } from "scim2-parse-filter";
import { plainPath } from "./filter.ts";

/** Whether a plain object meets a filter: what `filterToSql` asks the database, in memory. Text is compared without regard to case. */
export function matches(filter: Filter, object: unknown): boolean {
  switch (filter.op) {
    case "and":
      return filter.filters.every((each) => matches(each, object));
    case "or":
      return filter.filters.some((each) => matches(each, object));
    case "not":
      return !matches(filter.filter, object);
    case "[]":
      return valuesAt(object, plainPath(filter.attrPath)).some((each) => matches(filter.valFilter, each));
    default:
      return meets(filter, object);
  }
}

function meets(filter: AttrExp, object: unknown): boolean {
  const values = valuesAt(object, plainPath(filter.attrPath)).map((value) => (isObject(value) ? read(value, "value") : value));
  const present = values.filter((value) => value !== undefined && value !== null && value !== "");
  if (filter.op === "pr") return present.length > 0;
  const { op, compValue } = filter as Extract<AttrExp, { compValue: unknown }>;
  if (values.length === 0) return op === "ne" ? compValue !== null : op === "eq" && compValue === null;
  return values.some((value) => compare(op, folded(value), folded(compValue)));
}

function compare(op: string, left: unknown, right: unknown): boolean {
  if (op === "eq") return left === right;
  if (op === "ne") return left !== right;
  if (typeof left !== "string" || typeof right !== "string") return false;
  switch (op) {
    case "co":
      return left.includes(right);
    case "sw":
      return left.startsWith(right);
    case "ew":
      return left.endsWith(right);
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
    case "lt":
      return left < right;
    default:
      return left <= right;
  }
}

/** Directories send booleans as text at times. */
function folded(value: unknown): unknown {
  if (typeof value === "boolean") return String(value);
  return typeof value === "string" ? value.toLowerCase() : value;
}

function valuesAt(object: unknown, path: string): unknown[] {
  let found = [object];
  for (const part of path.split("."))
    found = found.flatMap((each) => (isObject(each) ? [read(each, part)].flat() : [])).filter((each) => each !== undefined);
  return found;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Names of attributes do not regard case (RFC 7643, section 2.1). */
function read(object: Record<string, unknown>, name: string): unknown {
  const key = Object.keys(object).find((each) => each.toLowerCase() === name);
  return key === undefined ? undefined : object[key];
}
