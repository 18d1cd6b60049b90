import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { filterNames, primaryColumn, sortsOf, type TableColumn, type TableDeclaration } from "./declaration.ts";
import { choiceFilter, dayFilter, numberFilter, textFilter } from "./filters.ts";
import { PAGE_SIZES } from "./list-shapes.ts";

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** The address that shows the list as it was before any view. */
export const NO_VIEW = "all";

/** A column is at least and at most so wide, in pixels. */
export const WIDTHS = { least: 64, most: 800 } as const;
export type ColumnWidths = Readonly<Record<string, number>>;

/** What a filter says, as the address writes it, by parameter. */
export type FilterValues = Readonly<Record<string, string>>;

/** What the address says of a table. What it does not say is absent, and the usual. */
export interface TableState {
  search?: string;
  filters: FilterValues;
  sort?: string;
  cursor?: string;
  /** Keys of the columns shown, in their order. */
  columns?: string[];
  density?: Density;
  /** Pixels by column, of those that somebody drew wider or narrower. */
  widths?: ColumnWidths;
  /** How many rows a page has; 25 unless told. */
  limit?: number;
  /** The view it was opened by, or `NO_VIEW`. */
  view?: string;
}

export const EMPTY_STATE: TableState = { filters: {} };

type Params = Record<string, string | string[] | undefined>;
export type ReadState = { state: TableState; problem: null } | { state: TableState; problem: string };

const VIEW = new RegExp(`^(?:${NO_VIEW}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);
const searchShape = trimmedText().max(100, "Search for at most 100 characters.");
const cursorShape = z.string().max(500, "This is no page of the list.");
const viewShape = z.string().regex(VIEW, "No such view.");

/**
 * Reads the state of a table from an address. It never fails: what cannot be read is told in `problem` and left out.
 * Parameters that are not the table's are not looked at; empty ones are absent, since a form sends every field it has.
 */
export function parseTableState(table: TableDeclaration, params: Params): ReadState {
  const problems: string[] = [];
  // A shape is made only for what the address says: making all of them took 0.4 ms of each list.
  const read = <T>(name: string, shape: () => z.ZodType<T>): T | undefined => {
    const given = params[name];
    if (given === undefined || given === "" || (Array.isArray(given) && given.every((each) => each === ""))) return undefined;
    const parsed = shape().safeParse(given);
    if (parsed.success) return parsed.data;
    problems.push(`${name}: ${parsed.error.issues[0]?.message ?? "this is not valid."}`);
    return undefined;
  };
  const filters: Record<string, string> = {};
  for (const column of table.columns) {
    for (const name of filterNames(column)) {
      const value = read(name, () => filterShape(column));
      if (value !== undefined && value !== "") filters[name] = value;
    }
    const reversed = reversedRange(column, filters);
    if (!reversed) continue;
    problems.push(reversed);
    for (const name of filterNames(column)) delete filters[name];
  }
  const columns = read("columns", () => columnsShape(table));
  const state = withoutAbsent({
    search: read("search", () => searchShape) || undefined,
    filters,
    sort: read("sort", () => z.enum(sortsOf(table), "This list is not sorted by that.")),
    cursor: read("cursor", () => cursorShape),
    columns: columns && columns.length > 0 ? columns : undefined,
    density: read("density", () => z.enum(DENSITIES, "comfortable or compact.")),
    widths: read("widths", () => widthsShape(table)),
    limit: read("limit", () => limitShape),
    view: read("view", () => viewShape),
  });
  return { state, problem: problems.length > 0 ? `The address asks for what cannot be shown. ${problems.join(" ")}` : null };
}

/** The parameters that say this state; `parseTableState` reads them back. The usual sort is left out. */
export function formatTableState(table: TableDeclaration, state: TableState): Record<string, string> {
  const { search, filters, sort, cursor, columns, density, widths, limit, view } = state;
  const ordered = table.columns.flatMap(filterNames).flatMap((name) => (filters[name] ? [[name, filters[name]] as const] : []));
  return withoutAbsent({
    view,
    search,
    ...Object.fromEntries(ordered),
    sort: sort === table.usualSort ? undefined : sort,
    columns: columns?.join(","),
    density,
    widths: widths && formatWidths(widths),
    limit: limit === undefined || limit === PAGE_SIZES[0] ? undefined : String(limit),
    cursor,
  });
}

/** The address of this state on a page; `more` is of the page itself. */
export function tableAddress(table: TableDeclaration, path: string, state: TableState, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...formatTableState(table, state), ...more });
  return query.size > 0 ? `${path}?${query}` : path;
}

/** What is asked of the server: the state without what only the eye sees. */
export function queryOf(table: TableDeclaration, state: TableState): Record<string, string> {
  return formatTableState(table, { search: state.search, filters: state.filters, sort: state.sort, limit: state.limit, cursor: state.cursor });
}

/** Whether the address says anything of what is shown; the look is no part of it. */
export const isNarrowed = (state: TableState): boolean => Boolean(state.search) || Object.keys(state.filters).length > 0;

/** Whether the address says nothing at all, so that somebody's own view may. */
export const saysNothing = (table: TableDeclaration, state: TableState): boolean => Object.keys(formatTableState(table, state)).length === 0;

function filterShape({ type, choices = [] }: TableColumn): z.ZodType<string> {
  if (type === "choice")
    return choiceFilter(
      choices.map(({ value }) => value),
      "No such choice.",
    ).transform((chosen) => chosen.join(","));
  if (type === "date") return dayFilter();
  return type === "number" ? numberFilter().transform(String) : textFilter();
}

/** Why nothing can lie between both ends of a range; null where something can, or where an end is open. */
function reversedRange(column: TableColumn, filters: FilterValues): string | null {
  const [first, last] = filterNames(column).map((name) => filters[name]);
  if (first === undefined || last === undefined) return null;
  // Days are written so that their order is that of their letters.
  if (column.type === "date") return first > last ? `${column.label}: The first day lies after the last.` : null;
  return Number(first) > Number(last) ? `${column.label}: The least lies above the most.` : null;
}

/** Known columns, each once; the one that names the row is there whether it was said or not, and first. */
function columnsShape(table: TableDeclaration): z.ZodType<string[]> {
  const known = new Set(table.columns.map(({ key }) => key));
  const primary = primaryColumn(table).key;
  return z.union([z.string().max(1_000), z.array(z.string().max(100)).max(100)], "A list of columns.").transform((given) => {
    const named = (Array.isArray(given) ? given : [given]).flatMap((each) => each.split(",")).filter((key) => known.has(key) && key !== primary);
    return [primary, ...new Set(named)];
  });
}

const limitShape = z.coerce
  .number()
  .refine((size) => PAGE_SIZES.some((known) => known === size), `One of ${PAGE_SIZES.join(", ")}.`)
  .transform((size) => (size === PAGE_SIZES[0] ? undefined : size));

/** "plan:120,status:96": what is not a column of the table is left out, what is too wide or narrow is brought into the bounds. */
function widthsShape(table: TableDeclaration): z.ZodType<ColumnWidths | undefined> {
  const known = new Set(table.columns.map(({ key }) => key));
  return z
    .string()
    .max(1_000)
    .regex(/^[A-Za-z]+:\d{1,4}(?:,[A-Za-z]+:\d{1,4})*$/, "Widths such as plan:120.")
    .transform((given) => {
      const widths = given.split(",").flatMap((each) => {
        const [key = "", width] = each.split(":");
        return known.has(key) ? [[key, Math.min(WIDTHS.most, Math.max(WIDTHS.least, Number(width)))]] : [];
      });
      return widths.length > 0 ? Object.fromEntries(widths) : undefined;
    });
}

export const formatWidths = (widths: ColumnWidths): string | undefined =>
  Object.entries(widths)
    .map(([key, width]) => `${key}:${width}`)
    .join(",") || undefined;

function withoutAbsent<T extends object>(given: { [Key in keyof T]: T[Key] | undefined }): T {
  // What is left has a value at every key.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
