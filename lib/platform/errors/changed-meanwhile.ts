import { AppError } from "./app-error.ts";

type Fields = Record<string, unknown>;

/**
 * Two changed one record: the second is told at each field how it stands now, where that is not what they want. Nothing of theirs was
 * saved. Values are compared as people see them in the form, so give both sides in its shapes.
 */
export function changedMeanwhile(message: string, now: Fields, yours: Fields): AppError {
  const differing = Object.keys(yours).filter((field) => say(now[field]) !== say(yours[field]));
  return new AppError("conflict", message, { issues: differing.map((field) => ({ path: field, message: `Stands at ${say(now[field])} now.` })) });
}

function say(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "“on”" : "“off”";
  if (value instanceof Date) return say(value.toISOString());
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : `“${value.join(", ")}”`;
  return `“${String(value)}”`;
}
