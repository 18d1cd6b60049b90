import { AppError, type FieldIssue } from "./app-error.ts";

type Fields = Record<string, unknown>;

/**
 * Two changed one record: the second is told at each field how it stands now, where that is not what they want. Nothing of theirs was
 * saved. Values are compared as people see them in the form, so give both sides in its shapes.
 */
export function changedMeanwhile(message: string, now: Fields, yours: Fields): AppError {
  return new AppError("conflict", message, { issues: differingFields(now, yours) });
}

/** Each field of `yours` that stands differently `now`, with how it stands. */
export function differingFields(now: Fields, yours: Fields): FieldIssue[] {
  const differing = Object.keys(yours).filter((field) => say(now[field]) !== say(yours[field]));
  return differing.map((field) => ({ path: field, message: standing(say(now[field])) }));
}

const standing = (said: string | null) => (said === null ? "Stands at nothing now." : `Stands at “${said}” now.`);

function say(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "on" : "off";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(", ");
  return String(value);
}
