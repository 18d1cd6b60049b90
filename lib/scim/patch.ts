import type { Filter } from "scim2-parse-filter";
import { badRequest } from "./errors.ts";
import { parseFilter } from "./filter.ts";
import { matches } from "./filter-match.ts";

export type Resource = Record<string, unknown>;
export interface PatchOperation {
  op: "add" | "remove" | "replace";
  path?: string | undefined;
  value?: unknown;
}

interface Target {
  attribute: string;
  filter: Filter | null;
  sub: string | null;
}

const PATH = /^(?:(urn:[\w:.-]+):)?([a-z$][\w$-]*)(?:\[(.+)\])?(?:\.([a-z$][\w$-]*))?$/i;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
/** Attributes that have many values, and so are added to rather than replaced. */
const MANY = new Set(["emails", "members", "phonenumbers", "addresses", "ims", "photos", "roles", "entitlements"]);

/**
 * What a resource is after the operations of a PATCH (RFC 7644, section 3.5.2), in their order; the one given is left as it is.
 * @throws `invalid` with the reasons `invalidPath`, `noTarget`, `invalidValue` or `invalidFilter`
 */
export function applyPatch(resource: Resource, operations: readonly PatchOperation[]): Resource {
  const result = structuredClone(resource);
  for (const operation of operations) apply(result, operation);
  return result;
}

function apply(resource: Resource, { op, path, value }: PatchOperation): void {
  if (path !== undefined && path !== "") {
    applyAt(resource, op, path, value);
    return;
  }
  if (op === "remove") throw badRequest("noTarget", "Say with “path” what to remove.");
  if (!isObject(value)) throw badRequest("invalidValue", "Without “path”, “value” is an object of attributes.");
  // Entra names attributes by whole paths here too.
  for (const [name, each] of Object.entries(value)) {
    if (/^urn:[^[]*$/i.test(name) && isObject(each)) set(resource, name, op === "add" ? { ...objectAt(resource, name), ...each } : each);
    else applyAt(resource, op, name, each);
  }
}

function applyAt(resource: Resource, op: PatchOperation["op"], path: string, value: unknown): void {
  const [, urn, attribute = "", filterText, sub = null] = PATH.exec(path) ?? [];
  if (!attribute || [attribute, sub].some((name) => name !== null && FORBIDDEN.has(name.toLowerCase())))
    throw badRequest("invalidPath", `“${path.slice(0, 80)}” is not a path.`);
  let holder = resource;
  if (urn && !/:core:2\.0:(user|group)$/i.test(urn)) {
    holder = objectAt(resource, urn);
    set(resource, urn, holder);
  }
  const target = { attribute, filter: filterText ? parseFilter(filterText) : null, sub };
  if (target.filter) applyToValues(holder, op, target, value);
  else if (target.sub) applyToSub(holder, op, target.attribute, target.sub, value);
  else applyToAttribute(holder, op, target.attribute, value);
}

function applyToAttribute(holder: Resource, op: PatchOperation["op"], name: string, value: unknown): void {
  const before = get(holder, name);
  const isMany = MANY.has(name.toLowerCase());
  if (op === "remove") {
    // Some directories name the values to remove beside the path instead of within it.
    const named = isMany && value !== undefined && Array.isArray(before) ? identities([value].flat()) : null;
    if (named)
      set(
        holder,
        name,
        (before as unknown[]).filter((each) => !named.has(identity(each))),
      );
    else unset(holder, name);
  } else if (op === "add" && isMany) {
    const old = Array.isArray(before) ? before : [];
    const known = identities(old);
    set(holder, name, [...old, ...[value].flat().filter((each) => !known.has(identity(each)))]);
  } else if (isMany) set(holder, name, [value].flat());
  else if (isObject(value) && isObject(before)) set(holder, name, { ...before, ...value });
  else set(holder, name, value);
}

function applyToSub(holder: Resource, op: PatchOperation["op"], name: string, sub: string, value: unknown): void {
  if (Array.isArray(get(holder, name))) throw badRequest("invalidPath", `“${name}” has many values: say which with brackets.`);
  const object = objectAt(holder, name);
  if (op === "remove") unset(object, sub);
  else set(object, sub, value);
  set(holder, name, object);
}

function applyToValues(holder: Resource, op: PatchOperation["op"], { attribute, filter, sub }: Target & { attribute: string }, value: unknown): void {
  const before = get(holder, attribute);
  const all = Array.isArray(before) ? (before as unknown[]) : [];
  const isMeant = (each: unknown) => filter !== null && matches(filter, each);
  if (op === "remove") {
    // To remove what is not there is done already.
    if (!sub)
      set(
        holder,
        attribute,
        all.filter((each) => !isMeant(each)),
      );
    else for (const each of all) if (isMeant(each) && isObject(each)) unset(each, sub);
    return;
  }
  if (!all.some(isMeant)) {
    // Entra adds the work address this way before there is one.
    const made = { ...equalities(filter), ...(sub ? { [sub]: value } : isObject(value) ? value : { value }) };
    set(holder, attribute, [...all, made]);
    return;
  }
  set(
    holder,
    attribute,
    all.map((each) => (!isMeant(each) || !isObject(each) ? each : { ...each, ...(sub ? { [sub]: value } : isObject(value) ? value : { value }) })),
  );
}

/** What a value must be so that a filter of equalities finds it. */
function equalities(filter: Filter | null): Resource {
  if (filter?.op === "and") return Object.assign({}, ...filter.filters.map(equalities));
  if (filter?.op === "eq" && !FORBIDDEN.has(filter.attrPath)) return { [filter.attrPath]: filter.compValue };
  throw badRequest("noTarget", "No value is like this.");
}

const isObject = (value: unknown): value is Resource => typeof value === "object" && value !== null && !Array.isArray(value);
const identity = (value: unknown): string => String(isObject(value) ? get(value, "value") : value).toLowerCase();
const identities = (values: unknown[]): Set<string> => new Set(values.map(identity));
const keyOf = (object: Resource, name: string) => Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase());

function get(object: Resource, name: string): unknown {
  const key = keyOf(object, name);
  return key === undefined ? undefined : object[key];
}

function set(object: Resource, name: string, value: unknown): void {
  if (FORBIDDEN.has(name.toLowerCase())) throw badRequest("invalidPath", "This is not a path.");
  object[keyOf(object, name) ?? name] = value;
}

function unset(object: Resource, name: string): void {
  const key = keyOf(object, name);
  if (key !== undefined) delete object[key];
}

function objectAt(object: Resource, name: string): Resource {
  const found = get(object, name);
  return isObject(found) ? { ...found } : {};
}
