import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getSay, getWords } from "#components/format/words";
import type { ShownTable } from "#components/table/record-table";
import { SPOKEN_IN_BROWSER, type TableWords } from "#components/table/table-words";
import type { Context } from "#lib/access";
import { listViews } from "#lib/tables";
import {
  lookCookie,
  lookOf,
  NO_VIEW,
  parseTableState,
  queryOf,
  readLook,
  type SaidTable,
  type SavedView,
  saysNothing,
  sortingOf,
  type TableDeclaration,
  type TableLook,
  type TableState,
  tableAddress,
  type ViewPlace,
  WIDTHS,
} from "#lib/tables/schema";
import type { SearchParams } from "#lib/web";

/** A table as its address asks for it. */
export interface OpenTable<C extends Context> {
  context: C;
  table: SaidTable;
  path: string;
  state: TableState;
  /** What the address says that cannot be shown. */
  problem: string | null;
  views: SavedView[];
  look: TableLook;
  shown: ShownTable;
  /** The id of the row that is to be shown beside the list. */
  preview: string | null;
  /** Whether the panels above the list come with the page. */
  isWhole: boolean;
}

/** Where tables are: among the operator's or in a portal, and what a page there asks of its reader. */
interface TableHouse<C extends Context> {
  place: ViewPlace;
  page: (path: string) => Promise<C>;
}

/**
 * Reads a list's address: who asks, what is to be shown, and how. An address that says nothing leads to the view that the person
 * opens the list with.
 */
export async function openTableOf<C extends Context>(
  { place, page }: TableHouse<C>,
  declared: TableDeclaration,
  path: string,
  searchParams: SearchParams,
): Promise<OpenTable<C>> {
  const [params, stored, say] = await Promise.all([searchParams, cookies(), getSay()]);
  const table = sayTable(declared, say);
  const { state, problem } = parseTableState(table, params);
  const addressOf = (next: TableState) => tableAddress(table, path, next);
  const context = await page(addressOf(state));
  const views = await listViews(context, place, table.key);
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
      words: await tableWords(table),
    },
    preview: typeof params.preview === "string" ? params.preview : null,
    isWhole: params.tools === "shown",
  };
}

/** The table with its labels and nouns in the reader's language. */
function sayTable(table: TableDeclaration, say: (sentence: string) => string): SaidTable {
  return {
    ...table,
    isSaid: true,
    nouns: { one: say(table.nouns.one), many: say(table.nouns.many) },
    columns: table.columns.map(({ label, choices, ...column }) => ({
      ...column,
      label: say(label),
      ...(choices && { choices: choices.map((choice) => ({ ...choice, label: say(choice.label) })) }),
    })),
  };
}

/** What the browser says of the table. Parts that it alone knows stay as they are: `{number}`. */
async function tableWords({ nouns }: TableDeclaration): Promise<TableWords> {
  const t = await getWords("tables");
  const kept = ["name", "number", "total", "done", "doing", "seconds", "act"].map((part) => [part, `{${part}}`]);
  const parts = { ...nouns, ...Object.fromEntries(kept) };
  return Object.fromEntries(SPOKEN_IN_BROWSER.map((key) => [key, t(key, parts)])) as TableWords;
}

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
    // Whatever the order in which they are named.
    isCurrent: tableAddress(table, path, { filters }) === tableAddress(table, path, { filters: shortcut.filters }),
  }));
}
