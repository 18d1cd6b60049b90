import { plainPath } from "./filter.ts";
import type { Resource } from "./patch.ts";

/** Returned "always" by their definition (RFC 7643, section 3.1). */
const ALWAYS = new Set(["schemas", "id"]);

/** What is left of a resource when one asks for some attributes only, or for all but some (RFC 7644, section 3.9). */
export function selectAttributes<T extends Resource>(resource: T, wanted: string | undefined, unwanted: string | undefined): Resource {
  const only = namesOf(wanted);
  const without = namesOf(unwanted);
  if (only.length === 0 && without.length === 0) return resource;
  return Object.fromEntries(
    Object.entries(resource).flatMap(([name, value]) => {
      const key = name.toLowerCase();
      if (ALWAYS.has(key)) return [[name, value]];
      if (only.length > 0) {
        if (only.includes(key)) return [[name, value]];
        const subs = subsOf(only, key);
        return subs.length > 0 ? [[name, pick(value, (sub) => subs.includes(sub))]] : [];
      }
      if (without.includes(key)) return [];
      const subs = subsOf(without, key);
      return [[name, subs.length > 0 ? pick(value, (sub) => !subs.includes(sub)) : value]];
    }),
  );
}

const namesOf = (list: string | undefined): string[] =>
  (list ?? "")
    .slice(0, 2_000)
    .split(",")
    .map((name) => plainPath(name.trim()))
    .filter(Boolean);

const subsOf = (names: string[], attribute: string): string[] =>
  names.filter((name) => name.startsWith(`${attribute}.`)).map((name) => name.slice(attribute.length + 1));

function pick(value: unknown, isWanted: (sub: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => pick(each, isWanted));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => isWanted(name.toLowerCase())));
}
