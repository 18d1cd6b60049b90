import type { TableColumn, TableDeclaration } from "./declaration.ts";
import { filterNames } from "./declaration.ts";
import type { FilterValues, TableState } from "./state.ts";

/** A filter in words, and the state without it. */
export interface FilterChip {
  key: string;
  label: string;
  says: string;
  without: TableState;
}

/**
 * What narrows the list, one chip each. Whoever removes one begins at the first page.
 * @param sayDay how the reader writes a day such as 2026-11-25
 */
export function chipsOf(table: TableDeclaration, state: TableState, sayDay = (day: string): string => day): FilterChip[] {
  return table.columns.flatMap((column) => {
    const says = sayFilter(column, state.filters, sayDay);
    if (says === null) return [];
    const gone = new Set(filterNames(column));
    const filters = Object.fromEntries(Object.entries(state.filters).filter(([name]) => !gone.has(name)));
    const { cursor: _, ...rest } = state;
    return [{ key: column.key, label: column.label, says, without: { ...rest, filters } }];
  });
}

function sayFilter(column: TableColumn, filters: FilterValues, sayDay: (day: string) => string): string | null {
  const [first, second] = filterNames(column).map((name) => {
    const value = filters[name];
    return value !== undefined && column.type === "date" ? sayDay(value) : value;
  });
  if (first === undefined && second === undefined) return null;
  if (column.type === "choice") return sayChoices(column, first ?? "");
  if (column.type === "text") return `contains “${first}”`;
  const [least, most] = column.type === "date" ? (["from", "to"] as const) : (["at least", "at most"] as const);
  if (first !== undefined && second !== undefined) return `${first} – ${second}`;
  return first !== undefined ? `${least} ${first}` : `${most} ${second}`;
}

function sayChoices({ choices = [] }: TableColumn, chosen: string): string {
  const labels = chosen.split(",").map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
  return labels.length < 2 ? labels.join() : `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
}
