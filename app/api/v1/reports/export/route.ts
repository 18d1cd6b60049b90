import { z } from "zod";
import { exportReports } from "#lib/reports";
import { exportReportsInput } from "#lib/reports/schema";
import { downloadRoute } from "#lib/web";

/** The reports that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportReports",
    summary: "The reports that a filter means, as CSV or as a workbook",
    tag: "Reports",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant",
  permission: "analytics.read",
  params: z.strictObject({}),
  query: exportReportsInput,
  make: ({ context, query, runtime }) => exportReports(context, query, runtime),
});
