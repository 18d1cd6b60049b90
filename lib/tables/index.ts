/**
 * Tables: their declaration, their state as an address (`schema`), their pages and exports, the views that people save of them, and
 * acts upon many rows.
 */
export { askForRun, cancelRun, getRun } from "./bulk-runs.ts";
export { countRows } from "./count-rows.ts";
export { decodeCursor, encodeCursor } from "./cursor.ts";
export { endOfRows, type RowNouns } from "./end-of-rows.ts";
export { exportRows, type RowExport, type TableExport } from "./export-rows.ts";
export { type Conditions, conditionsOf, orderOf, pageOf, prepared, type SortColumn, type SortedRow } from "./keyset.ts";
export { tablesPersonalData } from "./personal-data.ts";
export { changeView, deleteView, listViews, saveView } from "./views.ts";
export { workOnRun, workOnTenantRun } from "./work-on-run.ts";
