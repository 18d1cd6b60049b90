import type { StaffContext } from "#lib/access";
import type { TableDeclaration } from "#lib/tables/schema";
import { type SearchParams, staffPage } from "#lib/web";
import { openTableOf, type OpenTable as TableOf } from "../../open-table.ts";

export { shortcutsOf } from "../../open-table.ts";
export type OpenTable = TableOf<StaffContext>;

/** A table of the operator's as its address asks for it. */
export const openTable = (table: TableDeclaration, path: string, searchParams: SearchParams): Promise<OpenTable> =>
  openTableOf({ place: "staff", page: staffPage }, table, path, searchParams);
