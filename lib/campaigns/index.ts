/**
 * Campaigns of a tenant: planning them, their life from draft to archive, creatives that the client approves, and their figures by day and channel, imported, and read in
 * sums and ratios.
 */
export { campaignOverview } from "./campaign-overview.ts";
export { commentCreative, decideCreative, resolveComment } from "./creatives/decide-creative.ts";
export { addCreativeVersion, createCreative } from "./creatives/make-creative.ts";
export { getCreative, listCreatives, readCreativePicture, waitingApprovals } from "./creatives/read-creatives.ts";
export { getCampaign } from "./get-campaign.ts";
export { importFigures } from "./import-figures.ts";
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
export { listCampaigns } from "./list-campaigns.ts";
export { parseCampaignsCsv, parseFiguresCsv } from "./parse-csv.ts";
export { campaignsPersonalData } from "./personal-data.ts";
