/** Campaigns of a tenant and their figures by day and channel: importing them, and reading them in sums and ratios. */
export { campaignOverview } from "./campaign-overview.ts";
export { budgetPaces } from "./figures/budget-pace.ts";
export { exportFigures } from "./figures/export-figures.ts";
export { figures } from "./figures/figures.ts";
export { readChanges } from "./figures/read-changes.ts";
export { getCampaign } from "./get-campaign.ts";
export { importFigures } from "./import-figures.ts";
export { listCampaigns } from "./list-campaigns.ts";
export { parseCampaignsCsv, parseFiguresCsv } from "./parse-csv.ts";
export { campaignsPersonalData } from "./personal-data.ts";
