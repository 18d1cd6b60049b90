import type { TableDeclaration } from "./declaration.ts";
import { type Density, parseTableState, type TableState } from "./state.ts";

/** How a table is drawn for somebody. */
export interface TableLook {
  /** Keys, in their order. */
  columns: string[];
  density: Density;
  /** Whether somebody chose the columns: then none goes for want of room. */
  isChosen: boolean;
}

/** The cookie in which a browser keeps the look of a table. */
export const lookCookie = (table: Pick<TableDeclaration, "key">): string => `table_${table.key}`;

/** What the cookie says; one that says nothing sensible says nothing. */
export function readLook(table: TableDeclaration, cookie: string | undefined): Pick<TableState, "columns" | "density"> {
  if (!cookie || cookie.length > 1_000) return {};
  const { columns, density } = parseTableState(table, Object.fromEntries(new URLSearchParams(cookie))).state;
  return { ...(columns && { columns }), ...(density && { density }) };
}

/** How the cookie says it. */
export const writeLook = (look: Pick<TableLook, "columns" | "density">): string =>
  new URLSearchParams({ columns: look.columns.join(","), density: look.density }).toString();

/** The address decides, then what the browser remembers, then what is usual. */
export function lookOf(table: TableDeclaration, state: TableState, remembered: Pick<TableState, "columns" | "density">): TableLook {
  const chosen = state.columns ?? remembered.columns;
  const usual = usualColumns(table);
  return {
    columns: chosen ?? usual,
    density: state.density ?? remembered.density ?? "comfortable",
    isChosen: chosen !== undefined && chosen.join() !== usual.join(),
  };
}

export const usualColumns = (table: TableDeclaration): string[] => table.columns.filter((column) => !column.isExtra).map(({ key }) => key);

/** The same columns with one moved by a place; the first, which names the row, stays. */
export function movedColumn(columns: readonly string[], key: string, by: -1 | 1): string[] {
  const at = columns.indexOf(key);
  const to = at + by;
  if (at < 1 || to < 1 || to >= columns.length) return [...columns];
  const moved = columns.filter((each) => each !== key);
  moved.splice(to, 0, key);
  return moved;
}
