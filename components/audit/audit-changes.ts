/** One field that an audited action changed. Null where the field did not exist, or held nothing. */
interface AuditChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** The differences between two recorded states, in the order in which they were recorded; fields that stayed are left out. */
export function auditChanges(before: unknown, after: unknown): AuditChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const fields = new Set([...old.keys(), ...now.keys()]);
  return [...fields]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** "planKey" → "Plan key". */
export function sayField(field: string): string {
  const words = field
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function fieldsOf(state: unknown): Map<string, string> {
  if (state === null || state === undefined) return new Map();
  if (typeof state !== "object" || Array.isArray(state)) return new Map([["value", sayValue(state)]]);
  return new Map(Object.entries(state).flatMap(([field, value]) => (isEmpty(value) ? [] : [[field, sayValue(value)] as const])));
}

/** Nothing can be read of these: an arrow would lead from them, or to them, as if a value were missing. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === "string" && value.trim() === "") || (Array.isArray(value) && value.length === 0);

function sayValue(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}
