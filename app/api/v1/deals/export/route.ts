import { z } from "zod";
import { exportDeals } from "#lib/crm";
import { exportDealsInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** The deals that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportDeals",
    summary: "The deals that a filter means, as CSV or as a workbook",
    tag: "Deals",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant",
  permission: "deal.read",
  params: z.strictObject({}),
  query: exportDealsInput,
  make: ({ context, query, runtime }) => exportDeals(context, query, runtime),
});
