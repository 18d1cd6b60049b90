import { withOwners } from "#components/crm/crm-tables";
import { can } from "#lib/access";
import { listOwners } from "#lib/crm";
import type { TableDeclaration } from "#lib/tables/schema";
import { addressOf, type SearchParams, tenantPage } from "#lib/web";
import { openTenantTable } from "./open-table.ts";

/** A list of leads, deals, contacts or companies, whose owners can be chosen by name. */
export async function openCrmTable(table: TableDeclaration, path: string, searchParams: SearchParams) {
  const params = await searchParams;
  const texts = Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  const context = await tenantPage(addressOf(path, texts));
  const owners = can(context, "lead.read") ? await listOwners(context) : [];
  return { owners, ...(await openTenantTable(withOwners(table, owners), path, searchParams)) };
}
