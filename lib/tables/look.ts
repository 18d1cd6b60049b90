import type { TableDeclaration } from "./declaration.ts";
import { type ColumnWidths, type Density, formatWidths, parseTableState, type TableState } from "./state.ts";

/** How a table is drawn for somebody. */
export interface TableLook {
  /** Keys, in their order. */
  columns: string[];
  density: Density;
  widths: ColumnWidths;
  /** Whether somebody chose the columns: then none goes for want of room. */
  isChosen: boolean;
}

type Remembered = Pick<TableState, "columns" | "density" | "widths">;

/** Whether an address says how the table looks. */
export const saysLook = ({ columns, density, widths }: TableState): boolean => Boolean(columns || density || widths);

/** The cookie in which a browser keeps the look of a table. */
export const lookCookie = (table: Pick<TableDeclaration, "key">): string => `table_${table.key}`;

/** What the cookie says; one that says nothing sensible says nothing. */
export function readLook(table: TableDeclaration, cookie: string | undefined): Remembered {
  if (!cookie || cookie.length > 1_000) return {};
  const { columns, density, widths } = parseTableState(table, Object.fromEntries(new URLSearchParams(cookie))).state;
  return { ...(columns && { columns }), ...(density && { density }), ...(widths && { widths }) };
}

/** How the cookie says it. */
export function writeLook({ columns, density, widths }: Pick<TableLook, "columns" | "density" | "widths">): string {
  const said = formatWidths(widths);
  return new URLSearchParams({ columns: columns.join(","), density, ...(said && { widths: said }) }).toString();
}

/** The address decides, then what the browser remembers, then what is usual. */
export function lookOf(table: TableDeclaration, state: TableState, remembered: Remembered): TableLook {
  const chosen = state.columns ?? remembered.columns;
  const usual = usualColumns(table);
  // Whoever says how the list looks says all of it: columns without widths have the usual ones.
  const widths = saysLook(state) ? state.widths : remembered.widths;
  return {
    columns: chosen ?? usual,
    density: state.density ?? remembered.density ?? "comfortable",
    widths: widths ?? {},
    isChosen: chosen !== undefined && chosen.join() !== usual.join(),
  };
}

export const usualColumns = (table: TableDeclaration): string[] =>
  table.columns.filter((column) => !column.isExtra && !column.isFilterOnly).map(({ key }) => key);

/** The same columns with one moved by a place; the first, which names the row, stays. */
export function movedColumn(columns: readonly string[], key: string, by: -1 | 1): string[] {
  const at = columns.indexOf(key);
  const to = at + by;
  if (at < 1 || to < 1 || to >= columns.length) return [...columns];
  const moved = columns.filter((each) => each !== key);
  moved.splice(to, 0, key);
  return moved;
}
