import { type FieldIssue, invalid } from "#lib/platform/errors";
import { fieldParam } from "./param.ts";
import { type CrmField, type CustomValue, type CustomValues, FIELD_LIMITS, type GivenValues } from "./schema.ts";

type Terms = Pick<CrmField, "key" | "label" | "kind" | "options" | "isRequired" | "isArchived">;

const NUMBER = /^-?\d{1,12}([.,]\d{1,4})?$/;

/**
 * What stands in a record's own fields after a change: what was given, over what stood there. It is the one place that says what
 * may stand in a field, for forms, the API and imports. Pure.
 * @param given null or empty takes a value away; what is left out stays
 * @returns an issue for each field that is wrong, by the name that it has in forms
 */
export function readValues(fields: readonly Terms[], before: CustomValues, given: GivenValues): { values: CustomValues; issues: FieldIssue[] } {
  const values: CustomValues = { ...before };
  const issues: FieldIssue[] = [];
  const refuse = (key: string, message: string) => issues.push({ path: fieldParam(key), message });
  for (const [key, sent] of Object.entries(given)) {
    const field = fields.find((each) => each.key === key);
    if (!field) refuse(key, "There is no such field.");
    else if (field.isArchived) refuse(key, "This field is archived. Bring it back before you fill it in.");
    else {
      const read = readValue(field, sent, before[key]);
      if (typeof read === "object" && read !== null && "problem" in read) refuse(key, read.problem);
      else if (read === null) delete values[key];
      else values[key] = read;
    }
  }
  for (const { key, isRequired, isArchived } of fields)
    if (isRequired && !isArchived && !(key in values) && !issues.some(({ path }) => path === fieldParam(key))) refuse(key, "Fill this in.");
  return { values, issues };
}

/** The same for who writes. @throws `invalid` with an issue on each field that is wrong */
export function requireValues(fields: readonly Terms[], before: CustomValues, given: GivenValues): CustomValues {
  const { values, issues } = readValues(fields, before, given);
  if (issues.length > 0) throw invalid("Some fields need attention.", issues);
  return values;
}

type Read = CustomValue | null | { problem: string };

function readValue(field: Terms, sent: GivenValues[string], before: CustomValue | undefined): Read {
  if (sent === null || (typeof sent === "string" && sent.trim() === "")) return null;
  switch (field.kind) {
    case "text":
      return readText(sent, FIELD_LIMITS.text);
    case "long_text":
      return readText(sent, FIELD_LIMITS.longText);
    case "number":
      return readNumber(sent);
    case "date":
      return typeof sent === "string" && isDay(sent.trim()) ? sent.trim() : { problem: "Write a day such as 2026-12-24." };
    case "yes_no":
      return readYesNo(sent);
    case "choice":
      return typeof sent === "string" && mayStand(field, sent, [before]) ? sent : { problem: "Choose one of the list." };
    case "choices":
      return readChoices(field, sent, before);
    case "link":
      return readLink(sent);
  }
}

function readText(sent: unknown, most: number): Read {
  if (typeof sent !== "string") return { problem: "Write a text." };
  const text = sent.trim();
  return text.length <= most ? text : { problem: `Use at most ${most} characters.` };
}

function readNumber(sent: unknown): Read {
  const text = typeof sent === "number" ? String(sent) : typeof sent === "string" ? sent.trim() : "";
  return NUMBER.test(text) ? Number(text.replace(",", ".")) : { problem: "Write a number such as 12 or 12.5, with at most 4 decimals." };
}

function readYesNo(sent: unknown): Read {
  if (typeof sent === "boolean") return sent;
  return sent === "yes" || sent === "no" ? sent === "yes" : { problem: "yes or no." };
}

/** In the order of the list, each once. */
function readChoices(field: Terms, sent: unknown, before: CustomValue | undefined): Read {
  const chosen = Array.isArray(sent) ? sent : [sent];
  const stood = Array.isArray(before) ? before : [];
  if (!chosen.every((each): each is string => typeof each === "string" && mayStand(field, each, stood)))
    return { problem: "Choose some of the list." };
  const kept = field.options.map(({ key }) => key).filter((key) => chosen.includes(key));
  return kept.length === 0 ? null : kept;
}

/** Offered, or standing there already: a record can be saved as it is after a choice was taken out. */
function mayStand({ options }: Terms, chosen: string, stood: readonly unknown[]): boolean {
  return options.some(({ key, isGone }) => key === chosen && (!isGone || stood.includes(chosen)));
}

function readLink(sent: unknown): Read {
  const problem = { problem: "Write an address such as https://company.example." };
  if (typeof sent !== "string" || sent.trim().length > FIELD_LIMITS.link) return problem;
  // Others would run as script where somebody opens them.
  const url = URL.canParse(sent.trim()) ? new URL(sent.trim()) : null;
  return url && (url.protocol === "https:" || url.protocol === "http:") ? sent.trim() : problem;
}

function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The values by the names that they have in forms, every field there: what a change is found by. */
export const valuesByParam = (fields: readonly Pick<CrmField, "key">[], values: CustomValues): Record<string, CustomValue | null> =>
  Object.fromEntries(fields.map(({ key }) => [fieldParam(key), values[key] ?? null]));

/** A value in words for sheets: options by their names, yes and no. Null where nothing stands. */
export function sayValue({ kind, options }: Pick<CrmField, "kind" | "options">, value: CustomValue | undefined): string | number | null {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (kind !== "choice" && kind !== "choices") return Array.isArray(value) ? value.join(", ") : value;
  const named = (key: unknown) => options.find((option) => option.key === key)?.label ?? String(key);
  return Array.isArray(value) ? value.map(named).join(", ") : named(value);
}

/** What changed in own fields, as the trail tells it of records that are of no person. */
export function ownChanges(before: Record<string, CustomValue | null>, after: Record<string, CustomValue | null>) {
  const changed = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (changed.length === 0) return {};
  const only = (side: Record<string, CustomValue | null>) => Object.fromEntries(changed.map((name) => [name, side[name] ?? null]));
  return { before: only(before), after: only(after) };
}
