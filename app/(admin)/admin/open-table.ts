import type { StaffContext } from "#lib/access";
import { NO_VIEW, type TableDeclaration, type TableState, tableAddress } from "#lib/tables/schema";
import { type SearchParams, staffPage } from "#lib/web";
import { type OpenTable, openTableOf } from "../../open-table-of.ts";

/** A table of the operator's, as its address asks for it. */
export const openTable = (table: TableDeclaration, path: string, searchParams: SearchParams): Promise<OpenTable<StaffContext>> =>
  openTableOf({ place: "staff", enter: staffPage }, table, path, searchParams);

/**
 * Narrowings that are often asked for, as tabs. Each keeps the search and the look, and takes the place of the filters, and of the order
 * where it has one; the one without filters is no view, or a default one would come back.
 */
export function shortcutsOf(
  table: TableDeclaration,
  path: string,
  { filters, cursor: _, view: __, ...rest }: TableState,
  shortcuts: readonly { label: string; filters: Record<string, string>; sort?: string }[],
  say: (sentence: string) => string,
) {
  return shortcuts.map((shortcut) => ({
    label: say(shortcut.label),
    href: tableAddress(table, path, {
      ...rest,
      filters: shortcut.filters,
      ...(shortcut.sort !== undefined && { sort: shortcut.sort }),
      ...(Object.keys(shortcut.filters).length === 0 && { view: NO_VIEW }),
    }),
    isCurrent: JSON.stringify(filters) === JSON.stringify(shortcut.filters),
  }));
}
