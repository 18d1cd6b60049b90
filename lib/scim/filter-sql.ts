import type { AttrExp, Filter } from "scim2-parse-filter";
import { badRequest } from "./errors.ts";
import { plainPath } from "./filter.ts";

type Scalar = { kind: "text" | "exact" | "boolean" | "date"; sql: string };
/** A multi-valued attribute: what to select its values from, and their sub-attributes. */
type Many = { kind: "many"; from: string; subs: Attributes };
/** What can be filtered by, under the path in lower case. */
export type Attributes = Record<string, Scalar | Many>;

type Compared = Extract<AttrExp, { compValue: unknown }>;

const ORDER: Record<string, string> = { gt: ">", ge: ">=", lt: "<", le: "<=" };

/**
 * The filter as a condition of SQL. Every value goes through `param`; every attribute comes from the table. A comparison with
 * an attribute that has no value is false, but for `ne` (RFC 7644 leaves that open; directories expect it).
 * @throws `invalid` with the reason `invalidFilter` for what is unknown or cannot be compared
 */
export function filterToSql(filter: Filter, attributes: Attributes, param: (value: unknown) => string): string {
  switch (filter.op) {
    case "and":
    case "or":
      return `(${filter.filters.map((each) => filterToSql(each, attributes, param)).join(` ${filter.op.toUpperCase()} `)})`;
    case "not":
      return `NOT (${filterToSql(filter.filter, attributes, param)})`;
    case "[]": {
      const many = find(attributes, filter.attrPath);
      if (many.kind !== "many") throw badRequest("invalidFilter", `“${filter.attrPath}” has one value: filter by it without brackets.`);
      return `EXISTS (SELECT 1 FROM ${many.from} WHERE ${filterToSql(filter.valFilter, many.subs, param)})`;
    }
    default:
      return comparison(filter, attributes, param);
  }
}

function comparison(filter: AttrExp, attributes: Attributes, param: (value: unknown) => string): string {
  const path = plainPath(filter.attrPath);
  const [head = "", sub] = path.split(".");
  const direct = attributes[path];
  const many = direct?.kind === "many" ? direct : direct ? undefined : attributes[head];
  if (many?.kind === "many") {
    if (filter.op === "pr" && !sub) return `EXISTS (SELECT 1 FROM ${many.from})`;
    return `EXISTS (SELECT 1 FROM ${many.from} WHERE ${comparison({ ...filter, attrPath: sub ?? "value" }, many.subs, param)})`;
  }
  const scalar = find(attributes, filter.attrPath) as Scalar;
  if (filter.op === "pr")
    return scalar.kind === "text" || scalar.kind === "exact" ? `COALESCE(${scalar.sql} <> '', false)` : `${scalar.sql} IS NOT NULL`;
  return compare(filter as Compared, scalar, param);
}

function compare({ op, attrPath, compValue }: Compared, { kind, sql }: Scalar, param: (value: unknown) => string): string {
  if (compValue === null && op === "eq") return `${sql} IS NULL`;
  if (compValue === null && op === "ne") return `${sql} IS NOT NULL`;
  const refuse = () => badRequest("invalidFilter", `“${attrPath}” cannot be compared like this.`);
  if (kind === "boolean") {
    const value = typeof compValue === "string" ? { true: true, false: false }[compValue.toLowerCase()] : compValue;
    if (typeof value !== "boolean" || (op !== "eq" && op !== "ne")) throw refuse();
    return equality(op, sql, `${param(value)}::boolean`);
  }
  if (typeof compValue !== "string") throw refuse();
  if (kind === "date") {
    const at = new Date(compValue);
    if (Number.isNaN(at.getTime())) throw badRequest("invalidFilter", `“${attrPath}” is compared with a date such as "2026-05-13T04:42:34Z".`);
    const value = `${param(at)}::timestamptz`;
    if (op === "eq" || op === "ne") return equality(op, sql, value);
    const sign = ORDER[op];
    if (!sign) throw refuse();
    return `COALESCE(${sql} ${sign} ${value}, false)`;
  }
  const left = kind === "text" ? `lower(${sql})` : sql;
  const value = kind === "text" ? `lower(${param(compValue)}::text)` : `${param(compValue)}::text`;
  switch (op) {
    case "eq":
    case "ne":
      return equality(op, left, value);
    case "co":
      return `COALESCE(strpos(${left}, ${value}) > 0, false)`;
    case "sw":
      return `COALESCE(starts_with(${left}, ${value}), false)`;
    case "ew":
      return `COALESCE(right(${left}, length(${value})) = ${value}, false)`;
    default:
      return `COALESCE(${left} COLLATE "C" ${ORDER[op]} ${value}, false)`;
  }
}

const equality = (op: "eq" | "ne", left: string, right: string) => `${left} IS ${op === "eq" ? "NOT " : ""}DISTINCT FROM ${right}`;

function find(attributes: Attributes, path: string): Scalar | Many {
  const key = plainPath(path);
  if (Object.hasOwn(attributes, key)) return attributes[key] as Scalar | Many;
  throw badRequest("invalidFilter", `One cannot filter by “${path.slice(0, 80)}”.`);
}
