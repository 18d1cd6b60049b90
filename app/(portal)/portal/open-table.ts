import type { TenantContext, UserContext } from "#lib/access";
import type { TableDeclaration } from "#lib/tables/schema";
import { type SearchParams, tenantPage } from "#lib/web";
import { type OpenTable, openTableOf } from "../../open-table-of.ts";

/** A table of the portal, as its address asks for it. */
export const openTable = (table: TableDeclaration, path: string, searchParams: SearchParams): Promise<OpenTable<TenantContext & UserContext>> =>
  openTableOf({ place: "tenant", enter: tenantPage }, table, path, searchParams);
