import { DEAL_STAGES, LEAD_SOURCES, LEAD_STATUSES, OPEN_LEAD_STATUSES, type Owner, SCORE_BANDS } from "#lib/crm/schema";
import type { TableColumn, TableDeclaration } from "#lib/tables/schema";
import { BAND_LABELS, LEAD_STATUS_LABELS, SOURCE_LABELS, STAGE_LABELS } from "./crm-words.tsx";

const owner: TableColumn = { key: "owner", label: "Owner", type: "choice", isFilterable: true };
const created: TableColumn = { key: "created", label: "Since", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true };

/** Among the filters: whether all of them must be met. */
const match: TableColumn = {
  key: "match",
  label: "How they fit",
  type: "choice",
  isFilterable: true,
  isFilterOnly: true,
  choices: [{ value: "any", label: "One of the conditions is enough" }],
};
const tags: TableColumn = { key: "tags", label: "Any of these tags", type: "text", isFilterable: true, isFilterOnly: true };

/** A tenant's leads. */
export const LEADS_TABLE: TableDeclaration = {
  key: "leads",
  nouns: { one: "lead", many: "leads" },
  usualSort: "-created",
  columns: [
    { key: "name", label: "Lead", type: "text", isPrimary: true, isSortable: true },
    {
      key: "status",
      label: "Status",
      type: "choice",
      isFilterable: true,
      choices: LEAD_STATUSES.map((value) => ({ value, label: LEAD_STATUS_LABELS[value] })),
    },
    { key: "score", label: "Score", type: "number", isSortable: true, isDescendingFirst: true, isFilterable: true },
    {
      key: "band",
      label: "Band",
      type: "choice",
      isFilterable: true,
      isExtra: true,
      choices: [...SCORE_BANDS.map((value) => ({ value, label: BAND_LABELS[value] })), { value: "none", label: "Without a score" }],
    },
    {
      key: "source",
      label: "Source",
      type: "choice",
      isFilterable: true,
      choices: LEAD_SOURCES.map((value) => ({ value, label: SOURCE_LABELS[value] ?? value })),
    },
    owner,
    { key: "followUp", label: "Next contact", type: "date", isSortable: true, isFilterable: true },
    { ...created, label: "Came" },
    { key: "email", label: "E-mail", type: "text", isExtra: true },
    { key: "phone", label: "Phone", type: "text", isExtra: true },
    { key: "activity", label: "Last activity", type: "date", isExtra: true, isFilterable: true },
    tags,
    { key: "country", label: "Any of these countries (DE, AT)", type: "text", isFilterable: true, isFilterOnly: true },
    match,
  ],
};

const OPEN = OPEN_LEAD_STATUSES.join(",");

/** Leads as they are often asked for. @param today in the tenant's time zone, such as "2026-11-25" */
export const leadShortcuts = (today: string): { label: string; filters: Record<string, string>; sort?: string }[] => [
  { label: "All leads", filters: {} },
  { label: "Mine to work", filters: { owner: "me", status: OPEN } },
  { label: "To follow up", filters: { status: OPEN, followUpTo: today }, sort: "followUp" },
  { label: "Nobody’s", filters: { owner: "nobody" } },
  { label: "Hot", filters: { band: "hot" }, sort: "-score" },
];

/** A tenant's deals. */
export const DEALS_TABLE: TableDeclaration = {
  key: "deals",
  nouns: { one: "deal", many: "deals" },
  usualSort: "-created",
  columns: [
    { key: "name", label: "Deal", type: "text", isPrimary: true, isSortable: true },
    {
      key: "stage",
      label: "Stage",
      type: "choice",
      isFilterable: true,
      choices: DEAL_STAGES.map((value) => ({ value, label: STAGE_LABELS[value] })),
    },
    { key: "amount", label: "Amount", type: "number", isSortable: true, isDescendingFirst: true },
    { key: "probability", label: "Likely", type: "number" },
    { key: "close", label: "Expected end", type: "date", isSortable: true, isFilterable: true },
    owner,
    { key: "company", label: "Company", type: "text" },
    { key: "contact", label: "Contact", type: "text", isExtra: true },
    { ...created, label: "Begun", isExtra: true },
    { key: "closed", label: "Won or lost", type: "date", isFilterable: true, isFilterOnly: true },
  ],
};

export const DEAL_SHORTCUTS: { label: string; filters: Record<string, string>; sort?: string }[] = [
  { label: "All deals", filters: {} },
  { label: "Open deals", filters: { stage: "discovery,qualification,proposal,negotiation" }, sort: "close" },
  { label: "Mine", filters: { owner: "me" } },
  { label: "Won", filters: { stage: "closed_won" } },
  { label: "Lost", filters: { stage: "closed_lost" } },
];

/** A tenant's contacts. */
export const CONTACTS_TABLE: TableDeclaration = {
  key: "contacts",
  nouns: { one: "contact", many: "contacts" },
  usualSort: "name",
  columns: [
    { key: "name", label: "Contact", type: "text", isPrimary: true, isSortable: true },
    { key: "company", label: "Company", type: "text" },
    { key: "phone", label: "Phone", type: "text" },
    {
      key: "consent",
      label: "Consent",
      type: "choice",
      isFilterable: true,
      choices: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ],
    },
    owner,
    created,
    tags,
    match,
  ],
};

/** The companies that a tenant does business with. */
export const COMPANIES_TABLE: TableDeclaration = {
  key: "crm_companies",
  nouns: { one: "company", many: "companies" },
  usualSort: "name",
  columns: [
    { key: "name", label: "Company", type: "text", isPrimary: true, isSortable: true },
    { key: "industry", label: "Industry", type: "text" },
    { key: "city", label: "City", type: "text" },
    { key: "people", label: "People", type: "number" },
    { key: "deals", label: "Open deals", type: "number" },
    owner,
    created,
    tags,
    match,
  ],
};

/** The table with the members that its column of owners can be narrowed to. */
export const withOwners = (table: TableDeclaration, owners: readonly Owner[]): TableDeclaration => ({
  ...table,
  columns: table.columns.map((column) =>
    column.key === "owner"
      ? {
          ...column,
          choices: [
            { value: "me", label: "Me" },
            { value: "nobody", label: "Nobody" },
            ...owners.map(({ id, name }) => ({ value: id, label: name })),
          ],
        }
      : column,
  ),
});
