/** Campaigns of a tenant and their figures by day and channel: importing them, and reading them in sums and ratios. */
export { budgetPaces } from "./figures/budget-pace.ts";
export { exportFigures } from "./figures/export-figures.ts";
export { figures } from "./figures/figures.ts";
export { readChanges } from "./figures/read-changes.ts";
export { getCampaign } from "./get-campaign.ts";
export { importFigures } from "./import-figures.ts";
export { cancelImport, startImport, undoImport } from "./imports/act-on-import.ts";
export { importErrors } from "./imports/error-file.ts";
export { figureImportJob } from "./imports/import-job.ts";
export { ingestFigures } from "./imports/ingest.ts";
export { mapImport } from "./imports/mapping.ts";
export { type Preview, previewImport } from "./imports/preview.ts";
export { purgeImportsJob } from "./imports/purge-job.ts";
export { getImport, listImports } from "./imports/read-imports.ts";
export { addImportPiece, beginImport, dropImport } from "./imports/upload.ts";
export { listCampaigns } from "./list-campaigns.ts";
export { parseCampaignsCsv, parseFiguresCsv } from "./parse-csv.ts";
export { campaignsPersonalData } from "./personal-data.ts";
