import { escapeLike } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import type { Conditions, SortColumn } from "#lib/tables";
import { dayFilter, numberFilter } from "#lib/tables/schema";
import { fieldParam } from "./param.ts";
import { type CrmField, type GivenFilters, isSortableField } from "./schema.ts";

/**
 * Narrows records of `alias` by their own fields.
 * @throws `invalid` with an issue for a parameter that no field has, or that has a value which its field cannot have
 */
export function addFieldFilters({ add, param }: Conditions, alias: string, fields: readonly CrmField[], filters: GivenFilters = {}): void {
  const byField = new Map<string, string[]>();
  for (const [name, value] of Object.entries(filters)) {
    if (value === "") continue;
    const { key, condition } = conditionOf(name, value, alias, fields, param);
    byField.set(key, [...(byField.get(key) ?? []), condition]);
  }
  // Both ends of a range are one condition.
  for (const together of byField.values()) add(`(${together.join(" AND ")})`);
}

function conditionOf(name: string, value: string, alias: string, fields: readonly CrmField[], param: Conditions["param"]) {
  for (const field of fields) {
    const condition = conditionOn(field, name, value, alias, param);
    if (condition !== null) return { key: field.key, condition };
  }
  throw noSuch(name, "There is no such field.");
}

/** Null where the parameter is another field's. */
function conditionOn({ key, kind }: CrmField, name: string, value: string, alias: string, param: Conditions["param"]): string | null {
  const own = fieldParam(key);
  // A value, and no name of a column: the statement stays the same for every field.
  const text = () => `(${alias}.custom->>${param(key)}::text)`;
  const number = () => numberIn(alias, param(key));
  if (kind === "number" && (name === `${own}Min` || name === `${own}Max`))
    return `${number()} ${name.endsWith("Min") ? ">=" : "<="} ${param(readOr(name, numberFilter().safeParse(value)))}`;
  // Days are written so that their order is that of their letters.
  if (kind === "date" && (name === `${own}From` || name === `${own}To`))
    return `${text()} COLLATE "C" ${name.endsWith("From") ? ">=" : "<="} ${param(readOr(name, dayFilter().safeParse(value)))}`;
  if (name !== own || kind === "number" || kind === "date") return null;
  const chosen = value.split(",").filter((each) => each !== "");
  if (kind === "yes_no") return `${text()} = ANY(${param(chosen.map((each) => (each === "yes" ? "true" : "false")))}::text[])`;
  if (kind === "choice") return `${text()} = ANY(${param(chosen)}::text[])`;
  if (kind === "choices") return `${alias}.custom->${param(key)}::text ?| ${param(chosen)}::text[]`;
  return `lower(${text()}) LIKE ${param(`%${escapeLike(value.toLowerCase())}%`)}`;
}

/** The number that stands there. What is none is nothing, and no failure of the whole list. */
const numberIn = (alias: string, key: string) =>
  `(CASE WHEN jsonb_typeof(${alias}.custom->${key}::text) = 'number' THEN (${alias}.custom->>${key}::text)::numeric END)`;

const noSuch = (path: string, message: string) => invalid("The list cannot be narrowed by that.", [{ path, message }]);

function readOr<T>(name: string, read: { success: true; data: T } | { success: false; error: { issues: { message: string }[] } }): T {
  if (read.success) return read.data;
  throw noSuch(name, read.error.issues[0]?.message ?? "This is not valid.");
}

/**
 * The order that a sort by an own field means; null for a sort that is of every record. Empty ones come first where they rise, as a
 * cursor needs a value. Call it before the cursor is looked at: the key of the field becomes a value of the statement.
 * @throws `invalid` for a field that is not there, or that has no order
 */
export function fieldSort(
  { param }: Pick<Conditions, "param">,
  alias: string,
  fields: readonly CrmField[],
  sort: string,
): Record<string, SortColumn> | null {
  const name = sort.replace(/^-/, "");
  if (!name.startsWith("cf")) return null;
  const field = fields.find((each) => fieldParam(each.key) === name && isSortableField(each));
  if (!field) throw noSuch("sort", "This list is not sorted by that.");
  if (field.kind === "number") return { [name]: { column: `coalesce(${numberIn(alias, param(field.key))}, '-Infinity')`, type: "numeric" } };
  const text = `(${alias}.custom->>${param(field.key)}::text)`;
  if (field.kind === "choice") {
    const order = param(field.options.map(({ key }) => key));
    return { [name]: { column: `coalesce(array_position(${order}::text[], ${text}), 0)`, type: "int" } };
  }
  return { [name]: { column: `coalesce(lower(${text}), '')`, type: "text" } };
}
