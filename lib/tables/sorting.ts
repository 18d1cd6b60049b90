import type { TableColumn, TableDeclaration } from "./declaration.ts";
import type { TableState } from "./state.ts";

/** How a column is sorted now, and the state after its header is used. Null for one that does not sort. */
export function sortingOf(
  table: TableDeclaration,
  state: TableState,
  column: TableColumn,
): { direction: "ascending" | "descending" | null; next: TableState } | null {
  if (!column.isSortable) return null;
  const [rising, falling] = [column.key, `-${column.key}`];
  const now = state.sort ?? table.usualSort;
  const first = column.isDescendingFirst ? falling : rising;
  const sort = now === rising ? falling : now === falling ? rising : first;
  const { cursor: _, ...rest } = state;
  return { direction: now === rising ? "ascending" : now === falling ? "descending" : null, next: { ...rest, sort } };
}
