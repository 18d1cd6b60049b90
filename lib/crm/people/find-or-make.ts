import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { CustomValues } from "../custom-fields/schema.ts";
import { sortNameOf } from "../fields.ts";

interface NewContact {
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  jobTitle: string | null;
  companyId: string | null;
  ownerId: string | null;
  hasConsent: boolean;
  tags?: string[];
  /** What it is known by in the files that it came from. */
  externalKey?: string | null;
  custom?: CustomValues;
}

export const contactSortName = (contact: Pick<NewContact, "firstName" | "lastName" | "email" | "phone">): string =>
  sortNameOf(contact.lastName, contact.firstName) || sortNameOf(contact.email) || sortNameOf(contact.phone);

/** Writes a contact in the caller's transaction. @returns its id */
export async function insertContact(context: TenantContext, tx: Transaction, contact: NewContact): Promise<string> {
  const tenantId = context.tenant.id;
  const now = context.clock.now();
  const id = newIdAt(now);
  await tx.prisma.contact.createMany({
    data: [
      {
        ...contact,
        id,
        tenantId,
        emailKey: contact.email?.toLowerCase() ?? null,
        sortName: contactSortName(contact),
        createdAt: now,
        updatedAt: now,
      },
    ],
  });
  await recordAudit(context, tx, { action: "contact.create", tenantId, subjectType: "contact", subjectId: id });
  return id;
}

interface NewCompany {
  name: string;
  domain?: string | null;
  industry?: string | null;
  phone?: string | null;
  city?: string | null;
  country?: string | null;
  ownerId: string | null;
  tags?: string[];
  externalKey?: string | null;
  custom?: CustomValues;
}

/** Writes a company in the caller's transaction. @returns its id */
export async function insertCompany(context: TenantContext, tx: Transaction, company: NewCompany): Promise<string> {
  const tenantId = context.tenant.id;
  const now = context.clock.now();
  const id = newIdAt(now);
  await tx.prisma.crmCompany.createMany({ data: [{ ...company, id, tenantId, sortName: sortNameOf(company.name), createdAt: now, updatedAt: now }] });
  await recordAudit(context, tx, {
    action: "crm_company.create",
    tenantId,
    subjectType: "crm_company",
    subjectId: id,
    after: { name: company.name },
  });
  return id;
}

/** The contact with this address, or a new one. Without an address nobody is known again. */
export async function contactByAddress(context: TenantContext, tx: Transaction, contact: NewContact): Promise<string> {
  if (contact.email !== null) {
    const where = { tenantId: context.tenant.id, emailKey: contact.email.toLowerCase() };
    const known = await tx.prisma.contact.findFirst({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true } });
    if (known) return known.id;
  }
  return insertContact(context, tx, contact);
}

/** The company of this name, whatever its capitals, or a new one. */
export async function companyByName(
  context: TenantContext,
  tx: Transaction,
  name: string,
  rest: { ownerId: string | null; country: string | null },
): Promise<string> {
  const where = { tenantId: context.tenant.id, sortName: sortNameOf(name) };
  const known = await tx.prisma.crmCompany.findFirst({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true } });
  return known ? known.id : insertCompany(context, tx, { name, ...rest });
}
