export { chipsOf, type FilterChip } from "./chips.ts";
export { type Choice, filterNames, primaryColumn, sortsOf, type TableColumn, type TableDeclaration } from "./declaration.ts";
export { choiceFilter, dayAfter, dayFilter, numberFilter, textFilter } from "./filters.ts";
export { lookCookie, lookOf, movedColumn, readLook, type TableLook, usualColumns, writeLook } from "./look.ts";
export { type BulkRun, bulkRun, MOST_ITEMS, UNDO_SECONDS } from "./run-shapes.ts";
export { sortingOf } from "./sorting.ts";
export {
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
} from "./state.ts";
export {
  type ChangeViewInput,
  changeViewInput,
  type SavedView,
  type SaveViewInput,
  savedView,
  saveViewInput,
  VIEW_PLACES,
  VIEWS_PER_PERSON,
  type ViewPlace,
} from "./view-shapes.ts";
