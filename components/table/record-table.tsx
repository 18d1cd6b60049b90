"use client";
import { type ComponentProps, type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { type Column, DataTable, type Sizing } from "../ui/data-table.tsx";
import { toast } from "../ui/toast-region.tsx";
import type BulkBar from "./bulk-bar.tsx";
import type { BulkAct } from "./bulk-bar.tsx";
import { PreviewLink } from "./preview-link.tsx";
import { RowGroup } from "./row-group.tsx";
import { SelectBox, useSelection } from "./selection.tsx";
import { fillIn, type TableWords } from "./table-words.tsx";

/** What a page says of its table: plain data, made by `openTable`. */
export interface ShownTable {
  /** Keys of the columns shown, in their order. */
  columns: string[];
  /** Whether somebody chose them: then none goes for want of room. */
  isChosen: boolean;
  density: "comfortable" | "compact";
  sizing: Sizing;
  /** Where the headers that sort lead, and how the list is sorted now. */
  sort: Record<string, NonNullable<Column<never>["sort"]>>;
  /** The address of the list as it is. */
  address: string;
  /** The filter as an address says it. A selection holds for one filter. */
  filter: string;
  /** What the table itself says, in the reader's language. */
  words: TableWords;
}

interface RecordTableProps<Row> {
  caption: string;
  rows: Row[];
  shown: ShownTable;
  /** How each column is drawn, by its key. */
  cells: Record<string, Omit<Column<Row>, "key">>;
  nameOf: (row: Row) => string;
  empty: ReactNode;
  /** What can be done with what is selected; null where the person may do nothing. */
  bulk: { acts: readonly BulkAct[]; route: string } | null;
  /** The row beside the list, or null; undefined where rows are not shown there. */
  previewed?: string | null;
}

/** From how many rows on they come and go with the window. */
const MANY = 100;
const ROW_HEIGHTS = { comfortable: 68, compact: 48 };
const FIRST_GROUPS = 5;
const noChange = () => () => undefined;

/**
 * Records, one row each, to be sorted, selected and acted upon. A client component so that a page sends the records and not the
 * markup of every cell twice, and renders them once: half the server's work.
 */
export function RecordTable<Row extends { id: string }>(props: RecordTableProps<Row>) {
  const { caption, rows, shown, cells, nameOf, empty, bulk, previewed } = props;
  const { columns, isChosen, density, sizing, sort, address, filter, words } = shown;
  const { selection, isSelected, select, selectAll, clear } = useSelection(filter);
  const [isActing, setIsActing] = useState(false);
  const Bar = useBulkBar(bulk !== null && (selection.isAll || selection.ids.size > 0), clear);
  const ids = rows.map(({ id }) => id);
  const here = ids.filter(isSelected).length;
  const drawn: Column<Row>[] = columns.flatMap((key) => {
    const cell = cells[key];
    return cell ? [{ key, ...cell, sort: sort[key], ...(isChosen && { showFrom: undefined }) }] : [];
  });
  const box: Column<Row> = {
    key: "select",
    header: words.selected,
    control: "before",
    headerCell: (
      <SelectBox
        label={words.selectAllOnThisPage}
        isOn={here > 0 && here === ids.length}
        isMixed={here > 0 && here < ids.length}
        onChange={(isOn) => select(ids, isOn)}
      />
    ),
    cell: (row) => (
      <SelectBox
        label={fillIn(words.selectName, { name: nameOf(row) })}
        isOfRow
        isOn={isSelected(row.id)}
        onChange={(isOn) => select([row.id], isOn)}
      />
    ),
  };
  const preview: Column<Row> = {
    key: "preview",
    header: words.preview,
    isHeaderHidden: true,
    control: "after",
    cell: (row) => (
      <PreviewLink
        from={address}
        id={row.id}
        label={fillIn(words.previewName, { name: nameOf(row) })}
        title={words.preview}
        isOpen={row.id === previewed}
      />
    ),
  };
  const isLong = rows.length > MANY;
  const count = selection.isAll ? null : selection.ids.size;
  return (
    <>
      <DataTable
        caption={caption}
        columns={[...(bulk ? [box] : []), ...drawn, ...(previewed === undefined ? [] : [preview])]}
        rows={rows}
        rowKey={({ id }) => id}
        density={density}
        sizing={sizing}
        isHeaderSticky
        isKeyed
        isMarked={({ id }) => isSelected(id) || id === previewed}
        empty={empty}
        group={
          isLong
            ? ({ index, count: size, draw }) => (
                <RowGroup key={`${ids[0]} ${index}`} isFirst={index < FIRST_GROUPS} height={size * ROW_HEIGHTS[density]} draw={draw} />
              )
            : undefined
        }
      />
      {isLong ? (
        <noscript>
          <p className="px-6 py-4 text-muted text-sm print:hidden">{words.withoutScript}</p>
        </noscript>
      ) : null}
      {isLong ? <NotOnPaper words={words} /> : null}
      {Bar && bulk && (count !== 0 || isActing) ? (
        <Bar
          {...bulk}
          words={words}
          ids={[...selection.ids]}
          isAll={selection.isAll}
          filter={filter}
          onAll={selectAll}
          onClear={clear}
          onActing={setIsActing}
        />
      ) : null}
    </>
  );
}

/** What is printed before the script has run, which draws the rest when it is asked to print, says that it is not all. */
function NotOnPaper({ words }: { words: TableWords }) {
  const hasScript = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  return hasScript ? null : <p className="hidden px-6 py-4 text-sm print:block">{words.withoutScript}</p>;
}

/** The bar for bulk acts, loaded by whoever selects something. Where it cannot be fetched, that is said and nothing stays selected. */
function useBulkBar(isNeeded: boolean, clear: () => void): ComponentType<ComponentProps<typeof BulkBar>> | null {
  const t = useClientWords();
  const [loaded, setLoaded] = useState<{ Bar: typeof BulkBar } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is needed or not; what it is told by is made anew at every drawing
  useEffect(() => {
    if (!isNeeded || loaded) return;
    import("./bulk-bar.tsx").then(
      ({ default: Bar }) => setLoaded({ Bar }),
      () => {
        clear();
        toast(t("notLoaded"), "bad");
      },
    );
  }, [isNeeded]);
  return loaded?.Bar ?? null;
}
