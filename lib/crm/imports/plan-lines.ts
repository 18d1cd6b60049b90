import { isDeepStrictEqual } from "node:util";
import { sortNameOf } from "../fields.ts";
import { leadSortName } from "../leads/insert-lead.ts";
import { contactSortName } from "../people/find-or-make.ts";
import type { CrmImportField, CrmKind } from "./import-schema.ts";
import { type Known, keysOf, type RecordRow } from "./match-lines.ts";
import type { LineOutcomeRead, LineValues, ReadLine } from "./read-line.ts";

export interface FileLineRead {
  line: number;
  cells: string[];
  read: LineOutcomeRead;
}

/** What is to become of a line. A patch has columns and their values as JSON. */
export type Plan = { line: number; label: string } & (
  | { outcome: "create"; read: ReadLine }
  | { outcome: "change"; read: ReadLine; record: RecordRow; patch: Record<string, unknown>; fields: CrmImportField[] }
  | { outcome: "same"; recordId: string; message: string | null }
  | { outcome: "refuse"; field: CrmImportField | null; message: string; cells: string[] }
);

/** What the lines before meant: of two that mean one record, nobody knows which is right. */
export interface Seen {
  keys: Map<string, number>;
  records: Map<string, number>;
}

const MERGED = "It was merged into another record, which stays as it is.";
const MOST_TAGS = 20;

/** Decides what is to become of some lines, in their order. Changes nothing but `seen`. */
export function planLines(kind: CrmKind, lines: readonly FileLineRead[], known: Known, seen: Seen, tenant: { currency: string; now: Date }): Plan[] {
  return lines.map((each) => planLine(kind, each, known, seen, tenant));
}

/** Notes what a line is known by, without deciding anything. @returns the line before that has the same */
export function noteKeys(kind: CrmKind, line: number, read: ReadLine, seen: Seen): number | undefined {
  const keys = keysOf(kind, read);
  const before = keys.map((key) => seen.keys.get(key)).find((at) => at !== undefined);
  if (before === undefined) for (const key of keys) seen.keys.set(key, line);
  return before;
}

function planLine(kind: CrmKind, { line, cells, read }: FileLineRead, known: Known, seen: Seen, tenant: { currency: string; now: Date }): Plan {
  if (read.kind !== "line") {
    const { label, field, message } = read.kind === "refuse" ? read : { label: "", field: null, message: "It is empty." };
    return { line, label, outcome: "refuse", field, message, cells };
  }
  const { label } = read.line;
  const refuse = (message: string, field: CrmImportField | null = null): Plan => ({ line, label, outcome: "refuse", field, message, cells });
  const before = noteKeys(kind, line, read.line, seen);
  if (before !== undefined) return refuse(`It is the same as line ${before}. Put both into one line.`);
  const found = matchesOf(kind, read.line, known);
  if (new Set(found.map(({ id }) => id)).size > 1) return refuse("Its address is one record’s and its id or site another’s.");
  const [record] = found;
  if (!record) {
    const survivorId = keysOf(kind, read.line)
      .map((key) => known.merged.get(key))
      .find((id) => id !== undefined);
    return survivorId ? { line, label, outcome: "same", recordId: survivorId, message: MERGED } : { line, label, outcome: "create", read: read.line };
  }
  const earlier = seen.records.get(record.id);
  if (earlier !== undefined) return refuse(`It means the same record as line ${earlier}. Put both into one line.`);
  seen.records.set(record.id, line);
  const { patch, fields } = patchOf(kind, record, read.line, known, tenant);
  if (fields.length === 0) return { line, label, outcome: "same", recordId: record.id, message: null };
  if (Array.isArray(patch.tags) && patch.tags.length > MOST_TAGS) return refuse(`Use at most ${MOST_TAGS} tags.`, "tags");
  return { line, label, outcome: "change", read: read.line, record, patch, fields };
}

/** By address or site first, then by id; a company by its name where it has neither. */
function matchesOf(kind: CrmKind, line: ReadLine, known: Known): RecordRow[] {
  const own = kind === "company" ? known.byDomain.get(line.domain ?? "") : known.byEmail.get(line.emailKey ?? "");
  const external = known.byExternal.get(line.externalKey ?? "");
  const sure = [own, external].filter((row) => row !== undefined);
  if (sure.length > 0 || kind !== "company") return sure;
  const named = known.byName.get(sortNameOf(line.values.companyName));
  return named ? [named] : [];
}

type Column = readonly [keyof LineValues, string, CrmImportField];
const COMMON: readonly Column[] = [
  ["phone", "phone", "phone"],
  ["ownerId", "owner_id", "owner"],
];
const PERSON: readonly Column[] = [
  ["firstName", "first_name", "firstName"],
  ["lastName", "last_name", "lastName"],
  ["email", "email", "email"],
  ["jobTitle", "job_title", "jobTitle"],
  ["hasConsent", "has_consent", "consent"],
];
const PLACE: readonly Column[] = [
  ["industry", "industry", "industry"],
  ["city", "city", "city"],
  ["country", "country", "country"],
];
const COLUMNS: Record<CrmKind, readonly Column[]> = {
  lead: [
    ...PERSON,
    ...COMMON,
    ...PLACE,
    ["companyName", "company_name", "companyName"],
    ["companySize", "company_size", "companySize"],
    ["region", "region", "region"],
    ["source", "source", "source"],
    ["message", "message", "message"],
  ],
  contact: [...PERSON, ...COMMON],
  company: [...COMMON, ...PLACE, ["companyName", "name", "companyName"], ["domain", "domain", "domain"]],
};

/** The columns in which a record differs from what a line says. What a line says nothing of stays. */
function patchOf(kind: CrmKind, row: RecordRow, line: ReadLine, known: Known, { currency, now }: { currency: string; now: Date }) {
  const { values, externalKey } = line;
  const patch: Record<string, unknown> = {};
  const fields: CrmImportField[] = [];
  const set = (field: CrmImportField, columns: Record<string, unknown>) => {
    if (Object.entries(columns).every(([column, value]) => isDeepStrictEqual(row[column], value))) return;
    Object.assign(patch, columns);
    fields.push(field);
  };
  for (const [name, column, field] of COLUMNS[kind]) if (values[name] !== undefined) set(field, { [column]: values[name] });
  if (patch.email !== undefined) patch.email_key = line.emailKey;
  if (values.tags) set("tags", { tags: [...new Set([...(row.tags as string[]), ...values.tags])] });
  if (externalKey && !externalKey.startsWith("import:#") && row.external_key === null) set("externalId", { external_key: externalKey });
  if (kind === "lead") {
    if (values.budgetMinor !== undefined) set("budget", { budget_minor: Number(values.budgetMinor), currency });
    if (values.utm) set("utmSource", { utm: { ...(row.utm as Record<string, string>), ...values.utm } });
    if (patch.has_consent !== undefined) patch.consent_at = patch.has_consent ? now.toISOString() : null;
    if (patch.owner_id !== undefined) patch.owner_reason = "by hand";
  }
  // Null stands for a company that is made when the line is written.
  if (kind === "contact" && values.companyName) set("companyName", { company_id: known.companies.get(sortNameOf(values.companyName)) ?? null });
  if (kind === "contact" && values.companyName && patch.company_id === undefined && row.company_id === null) {
    patch.company_id = null;
    fields.push("companyName");
  }
  if (fields.length > 0) Object.assign(patch, { sort_name: sortNameAfter(kind, { ...row, ...patch }) });
  return { patch, fields };
}

/** What a record is sorted by, of its columns. */
export function sortNameAfter(kind: CrmKind, row: Record<string, unknown>): string {
  const text = (column: string) => (typeof row[column] === "string" ? row[column] : null);
  if (kind === "company") return sortNameOf(text("name"));
  const person = { firstName: text("first_name") ?? "", lastName: text("last_name") ?? "", email: text("email"), phone: text("phone") };
  return kind === "lead" ? leadSortName({ ...person, companyName: text("company_name") }) : contactSortName(person);
}
