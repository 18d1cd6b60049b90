import { createHash } from "node:crypto";
import { readDay, readNumber } from "#lib/platform/csv";
import { minorUnitsOf } from "#lib/platform/money";
import { countryOf } from "../countries.ts";
import { optionalEmail, optionalPhone, optionalText, tags as tagList } from "../fields.ts";
import { createLeadInput } from "../leads/schema.ts";
import { createCompanyInput } from "../people/schema.ts";
import { companySizeOf, consentOf, namesOf, statusOf } from "./cell-words.ts";
import type { CrmImportField, CrmImportSettings, CrmKind } from "./import-schema.ts";

/** What a line says of a record: only what its cells say. Money is in minor units of the tenant's currency. */
export interface LineValues {
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  companyName?: string;
  domain?: string;
  jobTitle?: string;
  industry?: string;
  companySize?: string;
  city?: string;
  region?: string;
  country?: string;
  source?: string;
  utm?: Record<string, string>;
  budgetMinor?: bigint;
  message?: string;
  hasConsent?: boolean;
  tags?: string[];
  ownerId?: string;
  status?: "new" | "contacted" | "qualified" | "unresponsive" | "lost";
  createdAt?: Date;
}

/** A line that was understood. Keys are what it is known again by. */
export interface ReadLine {
  label: string;
  values: LineValues;
  emailKey: string | null;
  domain: string | null;
  /** "import:" and the id in its own system, or "import:#" and a sum of what it says, where it has neither id nor address. */
  externalKey: string | null;
}
export type LineOutcomeRead =
  | { kind: "line"; line: ReadLine }
  | { kind: "empty" }
  | { kind: "refuse"; label: string; field: CrmImportField | null; message: string };

/** What lines are read with. */
export interface ReadWith {
  kind: CrmKind;
  settings: CrmImportSettings;
  currency: string;
  /** Active members by their address in small letters. */
  owners: ReadonlyMap<string, string>;
  now: Date;
}

class Refused extends Error {
  readonly field: CrmImportField | null;
  constructor(field: CrmImportField | null, message: string) {
    super(message);
    this.field = field;
  }
}

const MOST_EXTERNAL_ID = 150;
const UTM = {
  utmSource: "utm_source",
  utmMedium: "utm_medium",
  utmCampaign: "utm_campaign",
  utmTerm: "utm_term",
  utmContent: "utm_content",
} as const;
const source = createLeadInput.shape.source;
const domain = createCompanyInput.shape.domain;
const PLAIN = { companyName: 200, jobTitle: 120, industry: 100, city: 100, region: 100 } as const;

/** Reads the cells of lines as a file's settings say. What is empty says nothing. */
export function lineReader(given: ReadWith): (cells: readonly string[]) => LineOutcomeRead {
  const { settings, kind } = given;
  const at = new Map(Object.entries(settings.columnOf).map(([field, column]) => [field, settings.columns.indexOf(column ?? "")]));
  return (cells) => {
    if (cells.every((cell) => cell.trim() === "")) return { kind: "empty" };
    const cell = (field: CrmImportField) => cells[at.get(field) ?? -1]?.trim() ?? "";
    try {
      return { kind: "line", line: read(given, cell) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return {
        kind: "refuse",
        label: labelOf(kind, { ...namesOf(cell), email: cell("email"), companyName: cell("companyName") }),
        field: error.field,
        message: error.message,
      };
    }
  };
}

function read(given: ReadWith, cell: (field: CrmImportField) => string): ReadLine {
  const values: LineValues = {};
  const names = given.kind === "company" ? { firstName: "", lastName: "" } : namesOf(cell);
  for (const field of ["firstName", "lastName"] as const) if (names[field]) values[field] = limited(field, names[field], 100);
  const email = checked("email", optionalEmail(), cell("email"));
  if (email) values.email = email;
  const phone = checked("phone", optionalPhone(), cell("phone"));
  if (phone) values.phone = phone;
  for (const [field, most] of Object.entries(PLAIN) as [keyof typeof PLAIN, number][]) {
    const text = checked(field, optionalText(most), cell(field));
    if (text) values[field] = text;
  }
  const site = checked("domain", domain, cell("domain"));
  if (site) values.domain = site;
  readChoices(given, cell, values);
  readLeadFields(given, cell, values);
  requireSomebody(given.kind, values);
  const emailKey = values.email?.toLowerCase() ?? null;
  return {
    label: labelOf(given.kind, values),
    values,
    emailKey,
    domain: values.domain ?? null,
    externalKey: externalKeyOf(given.kind, cell("externalId"), values),
  };
}

function readChoices({ owners, now, settings }: ReadWith, cell: (field: CrmImportField) => string, values: LineValues): void {
  const country = meant("country", cell("country"), countryOf, "Write a country such as DE or Germany.");
  if (country) values.country = country;
  const hasConsent = meant("consent", cell("consent"), consentOf, "Write yes or no.");
  if (hasConsent !== undefined) values.hasConsent = hasConsent;
  const tags = checked("tags", tagList(), cell("tags").replaceAll(/[;|]/g, ","));
  if (tags.length > 0) values.tags = tags;
  const ownerId = meant("owner", cell("owner"), (text) => owners.get(text.toLowerCase()) ?? null, "No active member has this address.");
  if (ownerId) values.ownerId = ownerId;
  const day = meant("createdAt", cell("createdAt"), (text) => readDay(text, settings.dateOrder), "This is no day that can be read.");
  if (!day) return;
  values.createdAt = new Date(`${day}T00:00:00Z`);
  if (values.createdAt > now) throw new Refused("createdAt", "This day is still to come.");
}

function readLeadFields({ settings, currency }: ReadWith, cell: (field: CrmImportField) => string, values: LineValues): void {
  const from = cell("source").toLowerCase().replaceAll(/\s+/g, "_");
  if (from) values.source = checked("source", source, from);
  const utm = Object.entries(UTM).flatMap(([field, name]) => {
    const text = cell(field as keyof typeof UTM);
    return text ? [[name, limited(field as keyof typeof UTM, text, 200)]] : [];
  });
  if (utm.length > 0) values.utm = Object.fromEntries(utm);
  const budget = meant("budget", cell("budget"), (text) => readNumber(text, settings.decimal), "This is no amount that can be read.");
  if (budget)
    values.budgetMinor = meant("budget", budget, (amount) => minorUnitsOf(amount, currency), "This amount has more decimals than its currency.");
  const size = meant("companySize", cell("companySize"), companySizeOf, "Write how many work there, such as 25 or 11-50.");
  if (size) values.companySize = size;
  const message = cell("message");
  if (message) values.message = limited("message", message, 5_000);
  const status = meant("status", cell("status"), statusOf, "Write new, contacted, qualified, unresponsive or lost.");
  if (status) values.status = status;
}

function requireSomebody(kind: CrmKind, values: LineValues): void {
  const { firstName, lastName, email, phone, companyName } = values;
  if (kind === "company" ? companyName : firstName || lastName || email || phone || (kind === "lead" && companyName)) return;
  throw new Refused(null, kind === "company" ? "It names no company." : "It names nobody: no name, no address, no number.");
}

/** Without an address or an id of its own, a record is known again by what the line says of who it is. */
function externalKeyOf(kind: CrmKind, externalId: string, { email, domain: site, ...values }: LineValues): string | null {
  if (externalId) return `import:${limited("externalId", externalId, MOST_EXTERNAL_ID)}`;
  if (kind === "company" ? true : email) return null;
  const said = [values.firstName, values.lastName, values.phone, values.companyName].map((text) => text?.toLowerCase() ?? "");
  return `import:#${createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 32)}`;
}

const labelOf = (kind: CrmKind, { firstName, lastName, email, companyName, phone }: LineValues): string =>
  ((kind === "company" ? companyName : [firstName, lastName].filter(Boolean).join(" ")) || email || companyName || phone || "").slice(0, 300);

/** What a schema makes of a cell. */
function checked<T>(
  field: CrmImportField,
  schema: { safeParse(text: unknown): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } } },
  text: string,
): T {
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Refused(field, parsed.error.issues[0]?.message ?? "This cannot be read.");
}

/** What a cell means; nothing where it is empty. */
function meant<T>(field: CrmImportField, text: string, meaning: (text: string) => T | null, message: string): T | undefined {
  if (!text) return undefined;
  const value = meaning(text);
  if (value === null) throw new Refused(field, message);
  return value;
}

function limited(field: CrmImportField, text: string, most: number): string {
  if (text.length > most) throw new Refused(field, `Use at most ${most} characters.`);
  return text;
}
