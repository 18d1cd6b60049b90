import type { ReactNode } from "react";
import { type FrameColumn, type FrameRow, TableFrame } from "./table-frame.tsx";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers: at the end of the column, figures of one width. */
  isNumeric?: boolean;
  /** The column that names the row: takes the free width, is cut when long, heads the card on a phone. One per table. */
  isPrimary?: boolean;
  /** Words of any length: they have a width of their own beside the primary column, and are broken between words. */
  hasWords?: boolean;
  /** On one line, whatever it is. */
  isOneLine?: boolean;
  /** Only for screen readers, such as over a column of menus. */
  isHeaderHidden?: boolean;
  /** In place of the header's words, such as a box that selects all. */
  headerCell?: ReactNode;
  /** A column of controls that lie above the row's link: before the others or after them. On a phone they are at the card's corner. */
  control?: "before" | "after";
  /** Below this width the column is left out, except on phones, where rows are cards. */
  showFrom?: "md" | "lg" | "xl" | "2xl";
  /** Left out of a phone's cards too, where a card would be long for it and the row leads to a page that has it. */
  isOffCards?: boolean;
  /** Makes the header a link that sorts. */
  sort?: { href: string; direction: "ascending" | "descending" | null };
}

/** Widths in pixels by column, of those that were drawn wider or narrower, and their bounds. */
export interface Sizing {
  widths: Readonly<Record<string, number>>;
  least: number;
  most: number;
}

interface DataTableProps<Row> {
  /** What the table lists; read out, and shown when `isCaptionVisible`. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  density?: "comfortable" | "compact";
  /** Shown in place of the rows when there are none. */
  empty?: ReactNode;
  isCaptionVisible?: boolean;
  /** The table scrolls by itself below its headers. */
  isHeaderSticky?: boolean;
  /** Stays a table on a phone, where it has few and short columns. */
  isTableOnPhone?: boolean;
  /** Rows take the focus, for `TableKeys`. */
  isKeyed?: boolean;
  isMarked?: (row: Row) => boolean;
  /** Columns can be drawn wider and narrower, by `TableBehaviour`. */
  sizing?: Sizing;
  /** Draws a group of rows, for tables so long that not every row is in the page; see `RowGroup`. */
  group?: (group: { index: number; count: number; draw: () => ReactNode }) => ReactNode;
}

/**
 * A table; how its rows and cells look is in globals.css. It never runs out of the page: the primary column gives way first,
 * columns with `showFrom` go next, and a phone gets one card per row. To make a whole row a target put a stretched `TextLink` in it.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, density = "comfortable", empty, isMarked, group, ...rest } = props;
  if (rows.length === 0 && empty) return empty;
  const framed = rows.map((row): FrameRow => {
    const cells = () => columns.map(({ cell }) => cell(row));
    return { key: rowKey(row), ...(isMarked?.(row) && { isMarked: true }), cells: group ? cells : cells() };
  });
  return <TableFrame columns={columns.map(withoutCell)} rows={framed} density={density} {...(group && { group })} {...rest} />;
}

const withoutCell = <Row,>({ cell: _, ...column }: Column<Row>): FrameColumn => column;
