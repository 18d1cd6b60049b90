export { chipsOf, type FilterChip } from "./chips.ts";
export { type Choice, filterNames, primaryColumn, type SaidTable, sortsOf, type TableColumn, type TableDeclaration } from "./declaration.ts";
export { choiceFilter, dayAfter, dayFilter, dayStart, numberFilter, textFilter } from "./filters.ts";
export {
  bulkInputOf,
  COUNTED_UP_TO,
  exportFormat,
  MOST_ROWS,
  PAGE_SIZES,
  pageCursor,
  type RowCount,
  rowCount,
  rowLimit,
} from "./list-shapes.ts";
export { lookCookie, lookOf, movedColumn, readLook, saysLook, type TableLook, usualColumns, writeLook } from "./look.ts";
export { type BulkRun, bulkRun, MOST_ITEMS, UNDO_SECONDS } from "./run-shapes.ts";
export { sortingOf } from "./sorting.ts";
export {
  type ColumnWidths,
  DENSITIES,
  type Density,
  EMPTY_STATE,
  formatTableState,
  isNarrowed,
  NO_VIEW,
  parseTableState,
  queryOf,
  type ReadState,
  saysNothing,
  type TableState,
  tableAddress,
  WIDTHS,
} from "./state.ts";
export {
  type ChangeViewInput,
  changeViewCall,
  changeViewInput,
  type SavedView,
  type SaveViewInput,
  savedView,
  saveViewInput,
  VIEW_PLACES,
  VIEWS_PER_PERSON,
  type ViewPlace,
} from "./view-shapes.ts";
