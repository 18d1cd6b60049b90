import {
  DENSITIES,
  filterNames,
  formatTableState,
  isNarrowed,
  movedColumn,
  NO_VIEW,
  PAGE_SIZES,
  parseTableState,
  primaryColumn,
  type SavedView,
  type TableColumn,
  type TableDeclaration,
  type TableLook,
  type TableState,
  tableAddress,
  usualColumns,
} from "#lib/tables/schema";
import type { Words } from "#words";
import type { Formats } from "../format/reader-formats.tsx";

/** A table as it is shown, and how to say so. */
export interface PanelSource {
  table: TableDeclaration;
  path: string;
  state: TableState;
  look: TableLook;
  t: Words<"tables">;
  say: (sentence: string) => string;
  number: Formats["number"];
}

/** What a field of a form is called and holds. */
interface FieldContent {
  name: string;
  label: string;
  value?: string;
}

/** What the panels above a table show, finished: their forms are drawn in the browser, which has neither catalogues nor declarations. */
export interface PanelContents {
  filters: ReturnType<typeof filterContent>;
  columns: ReturnType<typeof columnContent>;
  views: ReturnType<typeof viewContent>;
  exports: ReturnType<typeof exportContent>;
}

/** How many columns of a table are filtered. */
export const countFilters = (table: TableDeclaration, { filters }: TableState): number =>
  table.columns.filter((column) => filterNames(column).some((name) => filters[name])).length;

/** Every filter of a table in one form, by the column's type. */
export function filterContent({ table, path, state, t }: PanelSource) {
  const rest = { ...state, filters: {} };
  const { cursor: _, ...kept } = formatTableState(table, rest);
  return {
    path,
    kept,
    label: t("filterMany", { many: table.nouns.many }),
    apply: t("applyFilters"),
    removeAll: isNarrowed(state)
      ? { label: t("removeAll"), href: tableAddress(table, path, { ...rest, search: undefined, cursor: undefined }) }
      : null,
    columns: table.columns.filter(({ isFilterable }) => isFilterable).map((column) => filterOf(column, state, t)),
  };
}

function filterOf(column: TableColumn, { filters }: TableState, t: Words<"tables">) {
  const { key, label, type, choices = [] } = column;
  if (type === "text") return { kind: "text" as const, key, label, value: filters[key] };
  if (type === "choice") {
    const chosen = filters[key]?.split(",") ?? [];
    return { kind: "choice" as const, key, label, choices: choices.map((choice) => ({ ...choice, isChosen: chosen.includes(choice.value) })) };
  }
  const [first = "", second = ""] = filterNames(column);
  const [least, most] = type === "date" ? [t("from"), t("to")] : [t("atLeast"), t("atMost")];
  const bounds: FieldContent[] = [
    { name: first, label: least, value: filters[first] },
    { name: second, label: most, value: filters[second] },
  ];
  return { kind: "range" as const, key, label, type, bounds };
}

const DENSITY_LABELS = { comfortable: "Comfortable", compact: "Compact" };

/** Which columns are shown, in which order, how close the rows are, and how many. */
export function columnContent({ table, path, state, look, t, say, number }: PanelSource) {
  const { columns: _, density: __, limit: ___, cursor: ____, ...kept } = formatTableState(table, { ...state, widths: look.widths });
  const primary = primaryColumn(table);
  const byKey = new Map(table.columns.map((column) => [column.key, column]));
  const shown = look.columns.filter((key) => key !== primary.key);
  const hidden = table.columns.filter(({ key, isFilterOnly }) => !isFilterOnly && !look.columns.includes(key)).map(({ key }) => key);
  const moved = (key: string, by: -1 | 1) =>
    tableAddress(table, path, { ...state, columns: movedColumn(look.columns, key, by), density: look.density, widths: look.widths });
  return {
    path,
    kept,
    label: t("columnsAndRowHeight"),
    primary: primary.key,
    legend: t("columnsAfterLabel", { label: primary.label }),
    columns: [...shown, ...hidden].map((key) => {
      const [label, at] = [byKey.get(key)?.label ?? key, shown.indexOf(key)];
      return {
        key,
        label,
        isShown: at >= 0,
        before: { label: t("moveLabelBefore", { label }), href: at > 0 ? moved(key, -1) : null },
        after: { label: t("moveLabelAfter", { label }), href: at >= 0 && at < shown.length - 1 ? moved(key, 1) : null },
      };
    }),
    density: {
      legend: t("rowHeight"),
      options: DENSITIES.map((value) => ({ value, label: say(DENSITY_LABELS[value]) })),
      value: look.density,
    },
    limit: {
      label: t("rowsOnAPage"),
      options: PAGE_SIZES.map((size) => ({ value: String(size), label: number(size) })),
      value: String(state.limit ?? PAGE_SIZES[0]),
    },
    showThese: t("showThese"),
    usual: {
      label: t("theUsual"),
      href: tableAddress(table, path, {
        ...state,
        columns: usualColumns(table),
        density: "comfortable",
        widths: undefined,
        limit: undefined,
        cursor: undefined,
      }),
    },
  };
}

/** The state that a view is of: without its page and its own name. */
const viewStateOf = (table: TableDeclaration, { cursor: _, view: __, ...state }: TableState) => formatTableState(table, state);

/** The views of a table: to open one, to save what is shown as another, and to change or delete one's own. */
export function viewContent({ table, path, state, t }: PanelSource, views: SavedView[]) {
  const current = views.find(({ id }) => id === state.view);
  return {
    hidden: { table: table.key, path },
    shown: new URLSearchParams(viewStateOf(table, state)).toString(),
    all: {
      href: tableAddress(table, path, { filters: {}, view: NO_VIEW }),
      name: t("allMany", { many: table.nouns.many }),
      isCurrent: !current,
    },
    views: views.map((view) => ({
      id: view.id,
      // What a table no longer has is left out of its address.
      href: tableAddress(table, path, { ...parseTableState(table, view.state).state, view: view.id }),
      name: view.name,
      note: view.isMine ? undefined : (view.ownerName ?? undefined),
      isShared: view.isShared,
      isDefault: view.isDefault,
      isCurrent: view.id === current?.id,
    })),
    mine: current?.isMine ? { id: current.id, version: String(current.version), name: current.name, ...sharingOf(current) } : null,
    words: {
      changeThisView: t("changeThisView"),
      saving: t("saving"),
      saveWithWhatIsShown: t("saveWithWhatIsShown"),
      deleteThisView: t("deleteThisView"),
      deleting: t("deleting"),
      saveWhatIsShownAsA: t("saveWhatIsShownAsA"),
      saveAView: t("saveAView"),
      saveView: t("saveView"),
      name: t("name"),
      sharedWith: t(table.isOfTenant ? "sharedWithEverybodyHere" : "sharedWithAllStaff"),
      openTheListWithIt: t("openTheListWithIt"),
      default: t("default"),
      shared: t("shared"),
    },
  };
}

const sharingOf = ({ isShared, isDefault }: SavedView) => ({ isShared, isDefault });

const FORMATS = [
  { format: "csv", label: "CSV", note: "Comma-separated, UTF-8" },
  { format: "xlsx", label: "Excel", note: "One sheet, .xlsx" },
];

/** Where everything that the filters mean is exported, not the page alone. `query` is what is shown, as an address says it. */
export function exportContent({ t, say }: PanelSource, route: string, { cursor: _, ...query }: Record<string, string>) {
  return {
    says: t("everythingThatTheFiltersMeanIn"),
    formats: FORMATS.map(({ format, label, note }) => ({
      label,
      note: say(note),
      href: `${route}?${new URLSearchParams({ ...query, format })}`,
    })),
  };
}
