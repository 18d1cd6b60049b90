import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { escapeLike, onDays, type SqlQuery } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import {
  type Conditions,
  conditionsOf,
  countRows,
  exportRows,
  orderOf,
  pageOf,
  prepared,
  type RowExport,
  type SortColumn,
  type TableExport,
} from "#lib/tables";
import type { RowCount } from "#lib/tables/schema";
import { addFieldFilters, fieldSort } from "../custom-fields/filter.ts";
import { fieldsFor, fieldsOf } from "../custom-fields/read-fields.ts";
import type { CrmField } from "../custom-fields/schema.ts";
import { fieldColumns } from "../custom-fields/sheet.ts";
import { listLeads } from "../leads/list-leads.ts";
import { narrow } from "../narrowing.ts";
import { addOwners } from "../owned.ts";
import {
  COMPANY_JOINS,
  COMPANY_SELECT,
  CONTACT_JOINS,
  CONTACT_SELECT,
  type CompanyRow,
  type ContactRow,
  companyOf,
  contactOf,
  findCompany,
  findContact,
} from "./people-rows.ts";
import type {
  CompanyDetail,
  CompanyFilter,
  CompanyPage,
  ContactDetail,
  ContactFilter,
  ContactPage,
  CrmChoice,
  ExportCompaniesInput,
  ExportContactsInput,
  ListCompaniesInput,
  ListContactsInput,
} from "./schema.ts";

// Each has an index over the same expression, with the tenant before it.
const SORTS: Record<string, SortColumn> = { name: { column: "p.sort_name", type: "text" }, created: { column: "p.created_at", type: "timestamptz" } };
const CHOICES = 20;

/** The tenant's contacts, page by page. @throws `forbidden`, `invalid` for a cursor that is not of this list */
export async function listContacts(context: TenantContext, input: ListContactsInput): Promise<ContactPage> {
  requirePermission(context, "lead.read");
  const read = await readInTenant(context, async (tx) => {
    const fields = await fieldsFor(tx, context.tenant.id, "contact", input);
    return tx.query<ContactRow>(contactQuery(context, input, fields));
  });
  const { rows, nextCursor } = pageOf(read, input);
  return { contacts: rows.map(contactOf), nextCursor };
}

/** The companies that the tenant does business with, page by page. @throws as `listContacts` */
export async function listCompanies(context: TenantContext, input: ListCompaniesInput): Promise<CompanyPage> {
  requirePermission(context, "lead.read");
  const read = await readInTenant(context, async (tx) => {
    const fields = await fieldsFor(tx, context.tenant.id, "company", input);
    return tx.query<CompanyRow>(companyQuery(context, input, fields));
  });
  const { rows, nextCursor } = pageOf(read, input);
  return { companies: rows.map(companyOf), nextCursor };
}

/** How many contacts a filter means; counted up to a bound and no further. */
export async function countContacts(context: TenantContext, filter: ContactFilter): Promise<RowCount> {
  requirePermission(context, "lead.read");
  return readInTenant(context, async (tx) => {
    const fields = await fieldsFor(tx, context.tenant.id, "contact", filter);
    return countRows(tx, "contacts", "contact p", contactConditions(context, filter, fields));
  });
}

/** How many companies a filter means; counted up to a bound and no further. */
export async function countCompanies(context: TenantContext, filter: CompanyFilter): Promise<RowCount> {
  requirePermission(context, "lead.read");
  return readInTenant(context, async (tx) => {
    const fields = await fieldsFor(tx, context.tenant.id, "company", filter);
    return countRows(tx, "companies", "crm_company p", companyConditions(context, filter, fields));
  });
}

/** @throws `not_found`, `forbidden` */
export async function getContact(context: TenantContext, id: string): Promise<ContactDetail> {
  requirePermission(context, "lead.read");
  return readInTenant(context, (tx) => findContact(tx, context.tenant.id, id));
}

/** @throws `not_found`, `forbidden` */
export async function getCompany(context: TenantContext, id: string): Promise<CompanyDetail> {
  requirePermission(context, "lead.read");
  return readInTenant(context, (tx) => findCompany(tx, context.tenant.id, id));
}

/**
 * The first leads, contacts or companies by name whose name, address or site has what was typed, for a field that chooses one; where nothing was
 * typed, those that came last.
 */
export async function findChoices(
  context: TenantContext,
  { kind, search }: { kind: "lead" | "contact" | "company"; search: string },
): Promise<CrmChoice[]> {
  const sort = search ? ("name" as const) : ("-created" as const);
  if (kind === "lead") {
    const { leads } = await listLeads(context, { search: search || undefined, sort, limit: CHOICES });
    return leads.map(({ id, name, companyName, email }) => ({
      id,
      name: companyName && companyName !== name ? `${name} (${companyName})` : name,
      detail: email,
    }));
  }
  if (kind === "contact") {
    const { contacts } = await listContacts(context, { search: search || undefined, sort, limit: CHOICES });
    return contacts.map(({ id, name, companyName, email }) => ({ id, name: companyName ? `${name} (${companyName})` : name, detail: email }));
  }
  const { companies } = await listCompanies(context, { search: search || undefined, sort, limit: CHOICES });
  return companies.map(({ id, name, domain }) => ({ id, name, detail: domain }));
}

/** Every contact that the filter means, in the order asked for. @throws `forbidden`; otherwise as `exportRows` */
export async function exportContacts(context: TenantContext, input: ExportContactsInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(context, "lead.read");
  const { format: _, ...filter } = input;
  return exportRows<ContactRow>(context, { ...(await contactSheet(context, filter)), input }, runtime);
}

/** The same as a sheet that is read page after page. @throws `forbidden` */
export async function contactSheet(
  context: TenantContext,
  filter: Omit<ListContactsInput, "cursor" | "limit">,
): Promise<Omit<RowExport<ContactRow>, "input">> {
  requirePermission(context, "lead.read");
  const fields = await readInTenant(context, (tx) => fieldsOf(tx, context.tenant.id, "contact"));
  return {
    table: "contacts",
    action: "contact.export",
    sheet: "Contacts",
    nouns: { one: "contact", many: "contacts" },
    columns: [
      ["First name", (contact) => contact.first_name],
      ["Last name", (contact) => contact.last_name],
      ["E-mail", (contact) => contact.email],
      ["Phone", (contact) => contact.phone],
      ["Job title", (contact) => contact.job_title],
      ["Company", (contact) => contact.company_name],
      ["Consent", (contact) => (contact.has_consent ? "yes" : "no")],
      ["Owner", (contact) => contact.owner_name],
      ["Since", (contact) => contact.created_at],
      ...fieldColumns(fields),
      ["Id", (contact) => contact.id],
    ],
    query: (page) => contactQuery(context, { ...filter, ...page }, fields),
  };
}

/** Every company that the filter means, in the order asked for. @throws `forbidden`; otherwise as `exportRows` */
export async function exportCompanies(context: TenantContext, input: ExportCompaniesInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(context, "lead.read");
  const { format: _, ...filter } = input;
  return exportRows<CompanyRow>(context, { ...(await companySheet(context, filter)), input }, runtime);
}

/** The same as a sheet that is read page after page. @throws `forbidden` */
export async function companySheet(
  context: TenantContext,
  filter: Omit<ListCompaniesInput, "cursor" | "limit">,
): Promise<Omit<RowExport<CompanyRow>, "input">> {
  requirePermission(context, "lead.read");
  const fields = await readInTenant(context, (tx) => fieldsOf(tx, context.tenant.id, "company"));
  return {
    table: "companies",
    action: "crm_company.export",
    sheet: "Companies",
    nouns: { one: "company", many: "companies" },
    columns: [
      ["Company", (company) => company.name],
      ["Site", (company) => company.domain],
      ["Industry", (company) => company.industry],
      ["Phone", (company) => company.phone],
      ["City", (company) => company.city],
      ["Country", (company) => company.country],
      ["Contacts", (company) => company.contacts],
      ["Open deals", (company) => company.open_deals],
      ["Owner", (company) => company.owner_name],
      ["Since", (company) => company.created_at],
      ...fieldColumns(fields),
      ["Id", (company) => company.id],
    ],
    query: (page) => companyQuery(context, { ...filter, ...page }, fields),
  };
}

function contactQuery(context: TenantContext, input: ListContactsInput, fields: readonly CrmField[]): SqlQuery & { text: string } {
  const conditions = contactConditions(context, input, fields, input.limit + 1);
  const order = orderOf(fieldSort(conditions, "p", fields, input.sort) ?? SORTS, input.sort, "p");
  order.after(conditions, input.cursor);
  const page = `SELECT p.*, ${order.column} AS sort_value FROM contact p ${conditions.where()} ${order.by()} LIMIT $1`;
  return prepared("list-contacts", `${CONTACT_SELECT} FROM (${page}) p ${CONTACT_JOINS} ${order.by("p.sort_value")}`, conditions);
}

function companyQuery(context: TenantContext, input: ListCompaniesInput, fields: readonly CrmField[]): SqlQuery & { text: string } {
  const conditions = companyConditions(context, input, fields, input.limit + 1);
  const order = orderOf(fieldSort(conditions, "p", fields, input.sort) ?? SORTS, input.sort, "p");
  order.after(conditions, input.cursor);
  const page = `SELECT p.*, ${order.column} AS sort_value FROM crm_company p ${conditions.where()} ${order.by()} LIMIT $1`;
  return prepared("list-crm-companies", `${COMPANY_SELECT} FROM (${page}) p ${COMPANY_JOINS} ${order.by("p.sort_value")}`, conditions);
}

const CONTACT_WORDS = "lower(p.first_name || ' ' || p.last_name || ' ' || coalesce(p.email, ''))";
const COMPANY_WORDS = "p.sort_name || ' ' || coalesce(p.domain, '')";

const contactConditions = (context: TenantContext, filter: ContactFilter, fields: readonly CrmField[], ...values: unknown[]) =>
  sharedConditions(context, filter, fields, CONTACT_WORDS, values);

const companyConditions = (context: TenantContext, filter: CompanyFilter, fields: readonly CrmField[], ...values: unknown[]) =>
  sharedConditions(context, filter, fields, COMPANY_WORDS, values);

function sharedConditions(
  context: TenantContext,
  filter: CompanyFilter & Pick<ContactFilter, "consent">,
  fields: readonly CrmField[],
  words: string,
  values: unknown[],
): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, match = [], owner, tags = [], consent = [], createdFrom, createdTo } = filter;
  add(`p.tenant_id = ${param(context.tenant.id)}::uuid`);
  if (search) add(`${words} LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  narrow(conditions, match.includes("any"), (narrowing) => {
    addOwners(context, narrowing, "p", owner);
    if (tags.length > 0) narrowing.add(`p.tags && ${param(tags)}::text[]`);
    if (consent.length === 1) narrowing.add(`p.has_consent = ${consent[0] === "yes"}`);
    narrowing.together(...onDays(narrowing, "p.created_at", createdFrom, createdTo, context.tenant.timeZone));
    addFieldFilters(narrowing, "p", fields, filter.custom);
  });
  return conditions;
}
