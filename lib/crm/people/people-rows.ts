import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { SortedRow } from "#lib/tables";
import type { CustomValues } from "../custom-fields/schema.ts";
import type { DealStage } from "../deals/stages.ts";
import type { CompanyDetail, CompanyItem, ContactDetail, ContactItem } from "./schema.ts";

const MOST_SHOWN = 50;

interface OwnedRow extends SortedRow {
  owner_id: string | null;
  owner_name: string | null;
  tags: string[];
  custom: CustomValues;
  version: number;
  created_at: Date;
}

export interface ContactRow extends OwnedRow {
  first_name: string;
  last_name: string;
  email: string | null;
  phone: string | null;
  job_title: string | null;
  company_id: string | null;
  company_name: string | null;
  has_consent: boolean;
}

export interface CompanyRow extends OwnedRow {
  name: string;
  domain: string | null;
  industry: string | null;
  phone: string | null;
  city: string | null;
  country: string | null;
  contacts: number;
  open_deals: number;
}

export const CONTACT_SELECT = `SELECT p.id, p.first_name, p.last_name, p.email, p.phone, p.job_title, p.company_id, co.name AS company_name, p.has_consent,
  p.owner_id, o.name AS owner_name, p.tags, p.custom, p.version, p.created_at, p.sort_value::text AS sort_value`;
export const CONTACT_JOINS = `LEFT JOIN "user" o ON o.id = p.owner_id LEFT JOIN crm_company co ON co.tenant_id = p.tenant_id AND co.id = p.company_id`;
export const COMPANY_SELECT = `SELECT p.id, p.name, p.domain, p.industry, p.phone, p.city, p.country, p.owner_id, o.name AS owner_name, p.tags, p.custom, p.version, p.created_at,
  (SELECT count(*)::int FROM contact c WHERE c.tenant_id = p.tenant_id AND c.company_id = p.id) AS contacts,
  (SELECT count(*)::int FROM deal d WHERE d.tenant_id = p.tenant_id AND d.company_id = p.id AND d.closed_at IS NULL) AS open_deals,
  p.sort_value::text AS sort_value`;
export const COMPANY_JOINS = `LEFT JOIN "user" o ON o.id = p.owner_id`;

const ownedOf = (row: OwnedRow) => ({
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  tags: row.tags,
  custom: row.custom,
  version: row.version,
  createdAt: row.created_at.toISOString(),
});

export const contactOf = (row: ContactRow): ContactItem => ({
  id: row.id,
  name: [row.first_name, row.last_name].filter((part) => part).join(" ") || row.email || row.phone || "",
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  phone: row.phone,
  jobTitle: row.job_title,
  companyId: row.company_id,
  companyName: row.company_name,
  hasConsent: row.has_consent,
  ...ownedOf(row),
});

export const companyOf = (row: CompanyRow): CompanyItem => ({
  id: row.id,
  name: row.name,
  domain: row.domain,
  industry: row.industry,
  phone: row.phone,
  city: row.city,
  country: row.country,
  contacts: row.contacts,
  openDeals: row.open_deals,
  ...ownedOf(row),
});

interface DealRefRow {
  id: string;
  name: string;
  stage: DealStage;
  amount_minor: bigint;
  currency: string;
}

async function dealsWith(tx: Queryable, tenantId: string, column: "contact_id" | "company_id", id: string) {
  const rows = await tx.query<DealRefRow>({
    name: `deals-by-${column}`,
    text: `SELECT id, name, stage, amount_minor, currency FROM deal WHERE tenant_id = $1::uuid AND ${column} = $2::uuid
           ORDER BY created_at DESC, id DESC LIMIT ${MOST_SHOWN}`,
    values: [tenantId, id],
  });
  return rows.map(({ amount_minor, ...row }) => ({ ...row, amountMinor: Number(amount_minor) }));
}

/** @throws `not_found` */
export async function findContact(tx: Queryable, tenantId: string, id: string): Promise<ContactDetail> {
  const [row] = await tx.query<ContactRow>({
    name: "get-contact",
    text: `${CONTACT_SELECT} FROM (SELECT *, '' AS sort_value FROM contact WHERE tenant_id = $1::uuid AND id = $2::uuid) p ${CONTACT_JOINS}`,
    values: [tenantId, id],
  });
  if (!row) throw notFound("This contact");
  return { ...contactOf(row), deals: await dealsWith(tx, tenantId, "contact_id", id) };
}

/** @throws `not_found` */
export async function findCompany(tx: Queryable, tenantId: string, id: string): Promise<CompanyDetail> {
  const [row] = await tx.query<CompanyRow>({
    name: "get-crm-company",
    text: `${COMPANY_SELECT} FROM (SELECT *, '' AS sort_value FROM crm_company WHERE tenant_id = $1::uuid AND id = $2::uuid) p ${COMPANY_JOINS}`,
    values: [tenantId, id],
  });
  if (!row) throw notFound("This company");
  const people = await tx.query<ContactRow>({
    name: "people-of-crm-company",
    text: `${CONTACT_SELECT} FROM (SELECT *, '' AS sort_value FROM contact WHERE tenant_id = $1::uuid AND company_id = $2::uuid
             ORDER BY sort_name, id LIMIT ${MOST_SHOWN}) p ${CONTACT_JOINS} ORDER BY p.sort_name, p.id`,
    values: [tenantId, id],
  });
  const shown = people.map(contactOf).map(({ id: personId, name, jobTitle }) => ({ id: personId, name, jobTitle }));
  return { ...companyOf(row), deals: await dealsWith(tx, tenantId, "company_id", id), people: shown };
}
