import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ShownTable } from "#components/table/record-table";
import type { StaffContext } from "#lib/access";
import { listViews } from "#lib/tables";
import {
  lookCookie,
  lookOf,
  parseTableState,
  queryOf,
  readLook,
  type SavedView,
  saysNothing,
  sortingOf,
  type TableDeclaration,
  type TableLook,
  type TableState,
  tableAddress,
  WIDTHS,
} from "#lib/tables/schema";
import { type SearchParams, staffPage } from "#lib/web";

/** A table of the operator's as its address asks for it. */
export interface OpenTable {
  context: StaffContext;
  table: TableDeclaration;
  path: string;
  state: TableState;
  /** What the address says that cannot be shown. */
  problem: string | null;
  views: SavedView[];
  look: TableLook;
  shown: ShownTable;
  /** The id of the row that is to be shown beside the list. */
  preview: string | null;
}

/**
 * Reads a list's address: who asks, what is to be shown, and how. An address that says nothing leads to the view that the person
 * opens the list with.
 */
export async function openTable(table: TableDeclaration, path: string, searchParams: SearchParams): Promise<OpenTable> {
  const [params, stored] = await Promise.all([searchParams, cookies()]);
  const { state, problem } = parseTableState(table, params);
  const addressOf = (next: TableState) => tableAddress(table, path, next);
  const context = await staffPage(addressOf(state));
  const views = await listViews(context, "staff", table.key);
  const usual = views.find((view) => view.isDefault);
  if (usual && problem === null && saysNothing(table, state)) redirect(addressOf({ ...parseTableState(table, usual.state).state, view: usual.id }));
  const look = lookOf(table, state, readLook(table, stored.get(lookCookie(table))?.value));
  const sort = table.columns.flatMap((column) => {
    const sorting = sortingOf(table, state, column);
    return sorting ? [[column.key, { href: addressOf(sorting.next), direction: sorting.direction }]] : [];
  });
  return {
    context,
    table,
    path,
    state,
    problem,
    views,
    look,
    shown: {
      columns: look.columns,
      isChosen: look.isChosen,
      density: look.density,
      sizing: { widths: look.widths, ...WIDTHS },
      sort: Object.fromEntries(sort),
      address: addressOf(state),
      filter: new URLSearchParams(queryOf(table, { search: state.search, filters: state.filters })).toString(),
    },
    preview: typeof params.preview === "string" ? params.preview : null,
  };
}
