/**
 * What is kept of a person: showing it, giving them a copy, and erasing them. Each room says what it keeps; here it comes together.
 */
export { askForErasure, askForErasureIn, askForErasureOf } from "./ask-for-erasure.ts";
export { askForExport, askForExportOf } from "./ask-for-export.ts";
export { PERSONAL_DATA } from "./declarations.ts";
export { eraseDueJob } from "./erase-due.ts";
export { listHoldings } from "./list-holdings.ts";
export { makeExportJob } from "./make-export.ts";
export { callOffErasure, getOwnErasure } from "./own-erasure.ts";
export { downloadExport, listOwnExports } from "./own-exports.ts";
export { purgeExportsJob } from "./purge-exports.ts";
