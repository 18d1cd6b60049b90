"use client";
import type { ReactNode } from "react";
import { useClientWords } from "../format/client-words.tsx";
import type { Column, Sizing } from "./data-table.tsx";
import { SoftLink } from "./soft-link.tsx";
import { SortGlyph } from "./sort-glyph.tsx";

/** A column without how its cells are made. */
export type FrameColumn = Omit<Column<never>, "cell">;

/** A row with its cells, in the order of the columns; made when it is drawn where rows come and go. */
export interface FrameRow {
  key: string;
  isMarked?: boolean;
  cells: ReactNode[] | (() => ReactNode[]);
}

interface TableFrameProps {
  caption: string;
  columns: FrameColumn[];
  rows: FrameRow[];
  density: "comfortable" | "compact";
  isCaptionVisible?: boolean;
  isHeaderSticky?: boolean;
  isTableOnPhone?: boolean;
  isKeyed?: boolean;
  sizing?: Sizing;
  group?: (group: { index: number; count: number; draw: () => ReactNode }) => ReactNode;
}

/** How many rows are drawn at once where they come and go: 25 took as long as two frames, and of fewer the table's own layout is the most. */
const GROUP = 10;
// Of a column that nobody sized beside one that somebody did; of controls; of what is left for the column that names the row.
const USUAL_WIDTH = 140;
const CONTROL_WIDTH = 64;
const PRIMARY_LEAST = 192;

// Of a cell that sticks, a shadow is drawn above the rows that pass below it.
const STICKY = "bg-surface shadow-[inset_0_-1px_0_var(--line)] sm:sticky sm:top-0 sm:z-10";
// Paper has room for all: what does not fit is printed smaller.
const visibility = {
  md: "not-print:sm:max-md:hidden",
  lg: "not-print:sm:max-lg:hidden",
  xl: "not-print:sm:max-xl:hidden",
  "2xl": "not-print:sm:max-2xl:hidden",
};
const visibilityOf = ({ showFrom, isOffCards }: FrameColumn) =>
  showFrom || isOffCards ? `${showFrom ? visibility[showFrom] : ""} ${isOffCards ? "not-print:max-sm:hidden" : ""}` : undefined;

/** What `DataTable` draws. A client component so that a page sends what is in the cells, and not the markup around each of them. */
export function TableFrame(props: TableFrameProps) {
  const {
    caption,
    columns,
    rows,
    density,
    isCaptionVisible = false,
    isHeaderSticky = false,
    isTableOnPhone = false,
    isKeyed = false,
    sizing,
    group,
  } = props;
  const widthOf = ({ key, control }: FrameColumn) => (control ? CONTROL_WIDTH : (sizing?.widths[key] ?? USUAL_WIDTH));
  const isSized = sizing !== undefined && Object.keys(sizing.widths).length > 0;
  const least = columns.reduce((sum, column) => sum + (column.isPrimary ? PRIMARY_LEAST : widthOf(column)), 0);
  // The roles are named because `display: block`, which the cards need, would take them away.
  // biome-ignore-start lint/a11y/noRedundantRoles: drawn as cards, the elements would lose their role
  const draw = (some: FrameRow[], offset: number) =>
    some.map((row, index) => {
      const cells = typeof row.cells === "function" ? row.cells() : row.cells;
      return (
        <tr
          key={row.key}
          role="row"
          aria-rowindex={group ? offset + index + 2 : undefined}
          data-row={isKeyed ? "" : undefined}
          tabIndex={isKeyed ? (offset + index === 0 ? 0 : -1) : undefined}
          data-marked={row.isMarked ? "" : undefined}
        >
          {columns.map((column, at) => (
            <td
              key={column.key}
              role="cell"
              data-label={column.isPrimary || column.isHeaderHidden || column.control ? undefined : column.header}
              data-primary={column.isPrimary ? "" : undefined}
              data-numeric={column.isNumeric ? "" : undefined}
              data-words={column.hasWords ? "" : undefined}
              data-line={column.isOneLine ? "" : undefined}
              data-control={column.control}
              className={visibilityOf(column)}
            >
              {cells[at]}
            </td>
          ))}
        </tr>
      );
    });
  // What scrolls is put together anew from all its layers with each frame, unless nothing shows through it.
  const surface = group ? "bg-surface" : "";
  return (
    <div className={`min-w-0 overflow-x-auto ${surface} ${isHeaderSticky ? "sm:max-h-[calc(100dvh-7rem)] sm:overflow-y-auto print:max-h-none" : ""}`}>
      <table
        role="table"
        aria-rowcount={group ? rows.length + 1 : undefined}
        data-sized={isSized ? "" : undefined}
        style={isSized ? { ["--least" as string]: `${least}px` } : undefined}
        data-density={density}
        data-table-on-phone={isTableOnPhone ? "" : undefined}
        className="data-table w-full text-start text-sm sm:data-sized:min-w-(--least) sm:data-sized:table-fixed"
      >
        <caption className={isCaptionVisible ? "px-5 py-3 text-start text-muted text-xs md:px-6" : "sr-only"}>{caption}</caption>
        {sizing ? (
          <colgroup>
            {columns.map((column) => (
              <col
                key={column.key}
                data-column={column.isPrimary || column.control ? undefined : column.key}
                data-primary={column.isPrimary ? "" : undefined}
                style={isSized && !column.isPrimary ? { width: widthOf(column) } : undefined}
                className={visibilityOf(column)}
              />
            ))}
          </colgroup>
        ) : null}
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                aria-sort={column.sort?.direction ?? undefined}
                // Its name is the header's words, not the handle's beside them.
                aria-label={sizing && !column.control ? column.header : undefined}
                className={`relative h-11 whitespace-nowrap px-3 font-medium text-muted text-xs first:ps-5 last:pe-5 md:last:pe-6 md:first:ps-6 ${column.isNumeric ? "text-end" : "text-start"} ${visibilityOf(column) ?? ""} ${column.control ? "print:hidden" : ""} ${isHeaderSticky ? STICKY : "border-b"}`}
              >
                <HeaderText column={column} />
                {sizing && !column.isPrimary && !column.control ? <WidthHandle column={column} sizing={sizing} /> : null}
              </th>
            ))}
          </tr>
        </thead>
        {group ? (
          groupsOf(rows).map((some, index) => group({ index, count: some.length, draw: () => draw(some, index * GROUP) }))
        ) : (
          <tbody role="rowgroup" className="divide-y">
            {draw(rows, 0)}
          </tbody>
        )}
      </table>
    </div>
  );
}
// biome-ignore-end lint/a11y/noRedundantRoles: drawn as cards, the elements would lose their role

function groupsOf(rows: FrameRow[]): FrameRow[][] {
  return Array.from({ length: Math.ceil(rows.length / GROUP) }, (_, index) => rows.slice(index * GROUP, (index + 1) * GROUP));
}

/** The edge of a column: drawn with the pointer, moved with the arrow keys; twice pressed, it fits what is in the column. */
function WidthHandle({ column: { key, header }, sizing: { widths, least, most } }: { column: FrameColumn; sizing: Sizing }) {
  const t = useClientWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> is no separator that can be moved
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t("widthOfHeader", { header })}
      aria-valuenow={widths[key] ?? USUAL_WIDTH}
      aria-valuemin={least}
      aria-valuemax={most}
      data-width-of={key}
      className="absolute inset-y-1 end-0 w-3 cursor-col-resize touch-none rounded-sm after:absolute after:inset-y-2 after:end-0 after:w-px after:bg-line hover:after:w-0.5 hover:after:bg-accent max-sm:hidden print:hidden"
    />
  );
}

function HeaderText({ column }: { column: FrameColumn }) {
  if (column.headerCell) return column.headerCell;
  if (column.isHeaderHidden) return <span className="sr-only">{column.header}</span>;
  if (!column.sort) return column.header;
  const { direction, href } = column.sort;
  return (
    <SoftLink
      href={href}
      scroll={false}
      className={`inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink ${column.isNumeric ? "flex-row-reverse" : ""} ${direction ? "text-ink" : ""}`}
    >
      {column.header}
      <SortGlyph direction={direction} />
    </SoftLink>
  );
}
