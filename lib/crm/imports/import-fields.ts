/** What can be imported. */
export const CRM_KINDS = ["lead", "contact", "company"] as const;
export type CrmKind = (typeof CRM_KINDS)[number];

/** What a column of a file can be. */
export const CRM_IMPORT_FIELDS = [
  "externalId",
  "fullName",
  "firstName",
  "lastName",
  "email",
  "phone",
  "companyName",
  "domain",
  "jobTitle",
  "industry",
  "companySize",
  "city",
  "region",
  "country",
  "source",
  "utmSource",
  "utmMedium",
  "utmCampaign",
  "utmTerm",
  "utmContent",
  "budget",
  "message",
  "consent",
  "tags",
  "owner",
  "status",
  "createdAt",
] as const;
export type CrmImportField = (typeof CRM_IMPORT_FIELDS)[number];

/** The fields of each kind, in the order in which a screen shows them. */
export const FIELDS_OF: Record<CrmKind, readonly CrmImportField[]> = {
  lead: CRM_IMPORT_FIELDS.filter((field) => field !== "domain"),
  contact: ["externalId", "fullName", "firstName", "lastName", "email", "phone", "companyName", "jobTitle", "consent", "tags", "owner"],
  company: ["externalId", "companyName", "domain", "industry", "phone", "city", "country", "tags", "owner"],
};

/**
 * What such columns are called, in English and German: in exports of HubSpot, Salesforce, Pipedrive, Google Contacts and Outlook, and in
 * tables that people keep themselves. Small letters, one space between words.
 */
const HEADER_WORDS: Record<CrmImportField, readonly string[]> = {
  externalId: ["external id", "record id", "lead id", "contact id", "company id", "id", "externe id", "kundennummer", "nummer"],
  fullName: ["name", "full name", "contact name", "lead name", "display name", "vollständiger name", "ansprechpartner", "kontakt"],
  firstName: ["first name", "firstname", "given name", "forename", "vorname"],
  lastName: ["last name", "lastname", "family name", "surname", "nachname", "familienname"],
  email: ["email", "e mail", "email address", "e mail address", "mail", "e mail 1 value", "e mail adresse", "emailadresse", "mailadresse"],
  phone: ["phone", "phone number", "telephone", "mobile", "mobile phone", "telefon", "telefonnummer", "rufnummer", "tel", "handy", "mobil"],
  companyName: ["company", "company name", "organization", "organisation", "account", "account name", "firma", "firmenname", "unternehmen"],
  domain: ["website", "site", "domain", "web", "url", "company domain name", "webseite", "homepage", "internetseite"],
  jobTitle: ["job title", "jobtitle", "title", "position", "role", "funktion", "berufsbezeichnung", "rolle"],
  industry: ["industry", "sector", "branche"],
  companySize: ["company size", "employees", "number of employees", "mitarbeiter", "mitarbeiterzahl", "unternehmensgröße", "firmengröße"],
  city: ["city", "town", "stadt", "ort", "wohnort"],
  region: ["state", "region", "state region", "province", "bundesland"],
  country: ["country", "country code", "country region", "land", "ländercode"],
  source: ["source", "lead source", "original source", "quelle", "herkunft", "leadquelle"],
  utmSource: ["utm source"],
  utmMedium: ["utm medium"],
  utmCampaign: ["utm campaign"],
  utmTerm: ["utm term"],
  utmContent: ["utm content"],
  budget: ["budget", "amount", "deal value", "value", "betrag", "wert"],
  message: ["message", "notes", "note", "description", "comment", "comments", "nachricht", "notiz", "notizen", "bemerkung", "kommentar"],
  consent: ["consent", "opt in", "marketing consent", "einwilligung", "zustimmung", "newsletter"],
  tags: ["tags", "labels", "tag", "groups", "schlagworte", "schlagwörter", "etiketten"],
  owner: ["owner", "owner email", "contact owner", "lead owner", "assigned to", "besitzer", "zuständig", "betreuer", "bearbeiter"],
  status: ["status", "lead status", "stage", "stand"],
  createdAt: ["created", "created at", "create date", "created date", "date created", "date", "erstellt", "erstellt am", "angelegt am", "datum"],
};

/** A name alone is the company's, where companies are imported. */
const COMPANY_NAME_WORDS: readonly string[] = [...HEADER_WORDS.companyName, "name"];

/** A header as it is compared: small, words parted by one space. */
const plainHeader = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Which column of a file is what, by the names that such columns have. A column is one thing only. */
export function guessColumns(columns: readonly string[], kind: CrmKind): Partial<Record<CrmImportField, string>> {
  const names = columns.map(plainHeader);
  const taken = new Set<number>();
  const guessed: Partial<Record<CrmImportField, string>> = {};
  for (const field of FIELDS_OF[kind]) {
    const words = kind === "company" && field === "companyName" ? COMPANY_NAME_WORDS : HEADER_WORDS[field];
    const at = words.map((word) => names.findIndex((name, index) => name === word && !taken.has(index))).find((index) => index >= 0);
    if (at === undefined) continue;
    taken.add(at);
    guessed[field] = columns[at];
  }
  return guessed;
}
