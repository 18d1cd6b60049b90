import { withOwners } from "#components/crm/crm-tables";
import { withOwnFields } from "#components/crm/own-columns";
import { can } from "#lib/access";
import { listFields, listOwners } from "#lib/crm";
import type { FieldSubject } from "#lib/crm/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import { addressOf, type SearchParams, tenantPage } from "#lib/web";
import { openTenantTable } from "./open-table.ts";

/** A list of leads, deals, contacts or companies, whose owners can be chosen by name, with the tenant's own fields. */
export async function openCrmTable(table: TableDeclaration, subject: FieldSubject, path: string, searchParams: SearchParams) {
  const params = await searchParams;
  const texts = Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  const context = await tenantPage(addressOf(path, texts));
  const [owners, fields] = await Promise.all([
    can(context, "lead.read") ? listOwners(context) : [],
    can(context, subject === "deal" ? "deal.read" : "lead.read") ? listFields(context, { subject }) : [],
  ]);
  return { owners, fields, ...(await openTenantTable(withOwnFields(withOwners(table, owners), fields), path, searchParams)) };
}
