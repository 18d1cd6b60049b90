/** What somebody typed in a form and did not save, as their browser keeps it. */
export interface KeptText {
  /** When it was typed last, in milliseconds. */
  at: number;
  /** Of the record that the form was filled from; absent for a new one. */
  version?: string;
  /** Names and values in the order of the form; of a box, whether it is ticked. */
  fields: [name: string, value: string][];
}

const KEPT_MS = 7 * 86_400_000;
const LONGEST = 50_000;

/** As it is kept; null for more than a browser should keep. */
export function writeKept(kept: KeptText): string | null {
  const text = JSON.stringify(kept);
  return text.length <= LONGEST ? text : null;
}

/** Null for what is older than a week, and for what is not ours. */
export function readKept(text: string | null, now: number): KeptText | null {
  if (!text) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) && now - kept.at < KEPT_MS ? kept : null;
  } catch {
    // Anything may write into a browser's storage.
    return null;
  }
}

function isKept(value: unknown): value is KeptText {
  if (typeof value !== "object" || value === null || !("at" in value) || !("fields" in value)) return false;
  const { at, fields } = value;
  if (typeof at !== "number" || !Array.isArray(fields) || ("version" in value && typeof value.version !== "string")) return false;
  return fields.every((field) => Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === "string"));
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
/** Passwords and files are never kept; hidden fields are the page's. */
const LEFT_OUT = new Set(["hidden", "password", "file", "submit", "button", "reset"]);
const isBox = ({ type }: Field) => type === "checkbox" || type === "radio";
const nameOf = (field: Field) => (isBox(field) ? `${field.name}=${field.value}` : field.name);
const saidBy = (field: Field) => (isBox(field) && "checked" in field ? String(field.checked) : field.value);

function fieldsIn(form: HTMLFormElement, omit: readonly string[]): Field[] {
  return [...form.querySelectorAll<Field>("input[name], select[name], textarea[name]")].filter(
    ({ name, type }) => !LEFT_OUT.has(type) && !omit.includes(name),
  );
}

/** What a form holds now. @param omit names of fields that are not kept, such as one that may hold a secret */
export const typedIn = (form: HTMLFormElement, omit: readonly string[]): KeptText["fields"] =>
  fieldsIn(form, omit).map((field) => [nameOf(field), saidBy(field)]);

/** Puts back what was typed. @returns whether that changed anything */
export function putBack(form: HTMLFormElement, fields: KeptText["fields"], omit: readonly string[]): boolean {
  const typed = new Map(fields);
  const changed = fieldsIn(form, omit).filter((field) => (typed.get(nameOf(field)) ?? saidBy(field)) !== saidBy(field));
  for (const field of changed) {
    const value = typed.get(nameOf(field)) ?? "";
    if (isBox(field) && "checked" in field) field.checked = value === "true";
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return changed.length > 0;
}
