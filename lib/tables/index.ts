/** Tables: their declaration, their state as an address (`schema`), the views that people save of them, and acts upon many rows. */
export { askForRun, cancelRun, getRun } from "./bulk-runs.ts";
export { tablesPersonalData } from "./personal-data.ts";
export { changeView, deleteView, listViews, saveView } from "./views.ts";
export { workOnRun } from "./work-on-run.ts";
