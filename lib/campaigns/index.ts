/**
 * Campaigns of a tenant: planning them, their life from draft to archive, creatives that the client approves, A/B tests, tagged links and templates, and their figures by day and channel, imported, and read in
 * sums and ratios.
 */
export { plannedBetween } from "./calendar/planned-between.ts";
export { commentCreative, decideCreative, resolveComment } from "./creatives/decide-creative.ts";
export { exportCreatives } from "./creatives/export-creatives.ts";
export { countCreatives, findCreatives } from "./creatives/find-creatives.ts";
export { addCreativeVersion, createCreative } from "./creatives/make-creative.ts";
export { getCreative, listCreatives, readCreativePicture, waitingApprovals } from "./creatives/read-creatives.ts";
export { budgetPaces } from "./figures/budget-pace.ts";
export { checkSums, checkSumsJob } from "./figures/check-sums.ts";
export { exportFigures } from "./figures/export-figures.ts";
export { figures } from "./figures/figures.ts";
export { changesBetween, readChanges } from "./figures/read-changes.ts";
export { getCampaign } from "./get-campaign.ts";
export { importFigures } from "./import-figures.ts";
export { cancelImport, startImport, undoImport } from "./imports/act-on-import.ts";
export { importErrors } from "./imports/error-file.ts";
export { figureImportJob } from "./imports/import-job.ts";
export { ingestFigures } from "./imports/ingest.ts";
export { mapImport } from "./imports/mapping.ts";
export { type Preview, previewImport } from "./imports/preview.ts";
export { purgeImportsJob } from "./imports/purge-job.ts";
export { getImport, listImports, readTakingBack } from "./imports/read-imports.ts";
export { addImportPiece, beginImport, dropImport } from "./imports/upload.ts";
export { readActivity } from "./lifecycle/activity.ts";
export { bulkCampaigns, undoCampaigns } from "./lifecycle/bulk-campaigns.ts";
export {
  beginCampaignDraft,
  createFromDraft,
  discardCampaignDraft,
  getCampaignDraft,
  keepCampaignStep,
  listCampaignDrafts,
} from "./lifecycle/campaign-drafts.ts";
export { changeCampaign, getPlannedCampaign } from "./lifecycle/change-campaign.ts";
export { createCampaign, duplicateCampaign } from "./lifecycle/create-campaign.ts";
export { exportCampaigns } from "./lifecycle/export-campaigns.ts";
export { countCampaigns, findCampaigns } from "./lifecycle/find-campaigns.ts";
export { moveCampaign } from "./lifecycle/move-campaign.ts";
export { campaignOwners } from "./lifecycle/owners.ts";
export { type CampaignPlaces, campaignPlaces } from "./lifecycle/plan-limit.ts";
export { tendCampaigns, tendCampaignsJob } from "./lifecycle/tend-campaigns.ts";
export { campaignToday } from "./lifecycle/today.ts";
export { createLink, dropLink, listLinks } from "./links/links.ts";
export { listCampaigns } from "./list-campaigns.ts";
export { parseCampaignsCsv, parseFiguresCsv } from "./parse-csv.ts";
export { campaignsPersonalData } from "./personal-data.ts";
export { beginFromTemplate, dropTemplate, listTemplates, saveTemplate } from "./templates/templates.ts";
export { countTest, countTestByCsv } from "./variants/count-test.ts";
export { createTest, dropTest } from "./variants/make-test.ts";
export { moveTest } from "./variants/move-test.ts";
export { getTest, listTests } from "./variants/read-tests.ts";
