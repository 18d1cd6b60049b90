import { z } from "zod";
import { exportCreatives } from "#lib/campaigns";
import { exportCreativesInput } from "#lib/campaigns/schema";
import { downloadRoute } from "#lib/web";

/** The creatives that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportCreatives",
    summary: "The creatives that a filter means, as CSV or as a workbook",
    tag: "Campaigns",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({}),
  query: exportCreativesInput,
  make: ({ context, query, runtime }) => exportCreatives(context, query, runtime),
});
