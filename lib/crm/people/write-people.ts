import { inTenant, once, requirePermission, requireSomeReach, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { AppError, changedMeanwhile, conflict, differingFields } from "#lib/platform/errors";
import { fieldsOf } from "../custom-fields/read-fields.ts";
import { ownChanges, requireValues, valuesByParam } from "../custom-fields/values.ts";
import { requireKin } from "../deals/deal-rows.ts";
import { sortNameOf } from "../fields.ts";
import { forgetMerges } from "../merging/read-merges.ts";
import { requireOwner, selfOf } from "../owners.ts";
import { contactSortName, insertCompany, insertContact } from "./find-or-make.ts";
import { findCompany, findContact } from "./people-rows.ts";
import type { ChangeCompanyInput, ChangeContactInput, CompanyDetail, ContactDetail, CreateCompanyInput, CreateContactInput } from "./schema.ts";

const MEANWHILE = "Somebody else changed this meanwhile. Look at what it says now, and make your change there.";

/** Writes a contact that somebody enters. Once per `Idempotency-Key`. @throws `forbidden`, `invalid` */
export async function createContact(context: TenantContext, { custom: given = {}, ...input }: CreateContactInput): Promise<ContactDetail> {
  requirePermission(context, "lead.create");
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await requireRelations(tx, tenantId, input);
      const custom = requireValues(await fieldsOf(tx, tenantId, "contact"), {}, given);
      const id = await insertContact(context, tx, { ...input, custom, ownerId: input.ownerId ?? selfOf(context) });
      return findContact(tx, tenantId, id);
    }),
  );
}

/** Writes a company that somebody enters. Once per `Idempotency-Key`. @throws `forbidden`; `conflict` for a site that is known */
export async function createCompany(context: TenantContext, { custom: given = {}, ...input }: CreateCompanyInput): Promise<CompanyDetail> {
  requirePermission(context, "lead.create");
  const tenantId = context.tenant.id;
  return ofOneSite(() =>
    inTenant(context, (tx) =>
      once(context, tx, async () => {
        if (input.ownerId !== null) await requireOwner(tx, tenantId, input.ownerId);
        const custom = requireValues(await fieldsOf(tx, tenantId, "company"), {}, given);
        const id = await insertCompany(context, tx, { ...input, custom, ownerId: input.ownerId ?? selfOf(context) });
        return findCompany(tx, tenantId, id);
      }),
    ),
  );
}

/** Changes a contact. @throws `not_found`, `forbidden`, `invalid`; `conflict` with an issue on each field that stands differently now */
export async function changeContact(
  context: TenantContext,
  id: string,
  { version, custom: given, ...input }: ChangeContactInput,
): Promise<ContactDetail> {
  requireSomeReach(context, "lead.update");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    await hold(tx, "contact", tenantId, id);
    const before = await findContact(tx, tenantId, id);
    requirePermission(context, "lead.update", before);
    const { firstName, lastName, email, phone, jobTitle, companyId, hasConsent, ownerId, tags } = before;
    const own = await fieldsOf(tx, tenantId, "contact");
    const custom = given ? requireValues(own, before.custom, given) : before.custom;
    const now = { firstName, lastName, email, phone, jobTitle, companyId, hasConsent, ownerId, tags, ...valuesByParam(own, before.custom) };
    const yours = { ...input, ...valuesByParam(own, custom) };
    const changed = differingFields(now, yours).map(({ path }) => path);
    if (changed.length === 0) return before;
    if (before.version !== version) throw changedMeanwhile(MEANWHILE, now, yours);
    await requireRelations(tx, tenantId, { ...input, ownerId: input.ownerId === ownerId ? null : input.ownerId });
    const data = { ...input, custom, emailKey: input.email?.toLowerCase() ?? null, sortName: contactSortName(input) };
    await tx.prisma.contact.updateMany({ where: { tenantId, id }, data: { ...data, updatedAt: context.clock.now(), version: { increment: 1 } } });
    await recordAudit(context, tx, { action: "contact.change", tenantId, subjectType: "contact", subjectId: id, after: { fields: changed } });
    return findContact(tx, tenantId, id);
  });
}

/** Changes a company. @throws as `changeContact`; `conflict` for a site that another company has */
export async function changeCompany(
  context: TenantContext,
  id: string,
  { version, custom: given, ...input }: ChangeCompanyInput,
): Promise<CompanyDetail> {
  requireSomeReach(context, "lead.update");
  const tenantId = context.tenant.id;
  return ofOneSite(() =>
    inTenant(context, async (tx) => {
      await hold(tx, "crm_company", tenantId, id);
      const before = await findCompany(tx, tenantId, id);
      requirePermission(context, "lead.update", before);
      const { name, domain, industry, phone, city, country, ownerId, tags } = before;
      const own = await fieldsOf(tx, tenantId, "company");
      const custom = given ? requireValues(own, before.custom, given) : before.custom;
      const [stood, stands] = [valuesByParam(own, before.custom), valuesByParam(own, custom)];
      const now = { name, domain, industry, phone, city, country, ownerId, tags, ...stood };
      const yours = { ...input, ...stands };
      const changed = differingFields(now, yours).map(({ path }) => path);
      if (changed.length === 0) return before;
      if (before.version !== version) throw changedMeanwhile(MEANWHILE, now, yours);
      if (input.ownerId !== null && input.ownerId !== ownerId) await requireOwner(tx, tenantId, input.ownerId);
      await tx.prisma.crmCompany.updateMany({
        where: { tenantId, id },
        data: { ...input, custom, sortName: sortNameOf(input.name), updatedAt: context.clock.now(), version: { increment: 1 } },
      });
      await recordAudit(context, tx, {
        action: "crm_company.change",
        tenantId,
        subjectType: "crm_company",
        subjectId: id,
        ...ownChanges(stood, stands),
        after: { fields: changed, ...ownChanges(stood, stands).after },
      });
      return findCompany(tx, tenantId, id);
    }),
  );
}

/** Deletes a contact with what was done with them. Deals stay, without them. @throws `not_found`, `forbidden`, `conflict` */
export async function deleteContact(context: TenantContext, id: string, { version }: { version: number }): Promise<void> {
  requirePermission(context, "lead.delete");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    await hold(tx, "contact", tenantId, id);
    const before = await findContact(tx, tenantId, id);
    if (before.version !== version) throw conflict(MEANWHILE);
    await tx.prisma.deal.updateMany({ where: { tenantId, contactId: id }, data: { contactId: null } });
    await tx.prisma.lead.updateMany({ where: { tenantId, contactId: id }, data: { contactId: null } });
    await leaveActivities(tx, tenantId, "contact_id", id);
    await forgetMerges(tx, tenantId, id);
    await tx.prisma.contact.deleteMany({ where: { tenantId, id } });
    await recordAudit(context, tx, { action: "contact.delete", tenantId, subjectType: "contact", subjectId: id });
  });
}

/** Deletes a company. Its people and deals stay, without it. @throws `not_found`, `forbidden`, `conflict` */
export async function deleteCompany(context: TenantContext, id: string, { version }: { version: number }): Promise<void> {
  requirePermission(context, "lead.delete");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    await hold(tx, "crm_company", tenantId, id);
    const before = await findCompany(tx, tenantId, id);
    if (before.version !== version) throw conflict(MEANWHILE);
    await tx.prisma.deal.updateMany({ where: { tenantId, companyId: id }, data: { companyId: null } });
    await tx.prisma.contact.updateMany({ where: { tenantId, companyId: id }, data: { companyId: null } });
    await leaveActivities(tx, tenantId, "company_id", id);
    await forgetMerges(tx, tenantId, id);
    await tx.prisma.crmCompany.deleteMany({ where: { tenantId, id } });
    await recordAudit(context, tx, {
      action: "crm_company.delete",
      tenantId,
      subjectType: "crm_company",
      subjectId: id,
      before: { name: before.name },
    });
  });
}

/** What is about something else as well stays with that; the rest goes with the record. */
async function leaveActivities(tx: Transaction, tenantId: string, column: "contact_id" | "company_id", id: string): Promise<void> {
  await tx.query({
    text: `UPDATE activity SET ${column} = NULL WHERE tenant_id = $1::uuid AND ${column} = $2::uuid AND num_nonnulls(lead_id, contact_id, company_id, deal_id) > 1`,
    values: [tenantId, id],
  });
}

async function hold(tx: Transaction, table: "contact" | "crm_company", tenantId: string, id: string): Promise<void> {
  await tx.query({ text: `SELECT 1 FROM ${table} WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE`, values: [tenantId, id] });
}

async function requireRelations(
  tx: Transaction,
  tenantId: string,
  { companyId, ownerId }: { companyId: string | null; ownerId: string | null },
): Promise<void> {
  await requireKin(tx, tenantId, { companyId, contactId: null });
  if (ownerId !== null) await requireOwner(tx, tenantId, ownerId);
}

async function ofOneSite<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const issues = [{ path: "domain", message: "Another company has this site. Open that one." }];
    throw new AppError("conflict", "Another company has this site.", { issues, cause: error });
  }
}
