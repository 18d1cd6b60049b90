import { z } from "zod";
import { exportCampaigns } from "#lib/campaigns";
import { exportCampaignsInput } from "#lib/campaigns/schema";
import { downloadRoute } from "#lib/web";

/** The campaigns that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportCampaigns",
    summary: "The campaigns that a filter means, as CSV or as a workbook",
    tag: "Campaigns",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({}),
  query: exportCampaignsInput,
  make: ({ context, query, runtime }) => exportCampaigns(context, query, runtime),
});
