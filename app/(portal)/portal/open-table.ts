import type { TableDeclaration } from "#lib/tables/schema";
import { type SearchParams, tenantPage } from "#lib/web";
import { openTableOf } from "../../open-table.ts";

export { shortcutsOf } from "../../open-table.ts";

/** A table of a tenant's records as its address asks for it. */
export const openTenantTable = (table: TableDeclaration, path: string, searchParams: SearchParams) =>
  openTableOf({ place: "tenant", page: tenantPage }, table, path, searchParams);
