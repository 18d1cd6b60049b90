import { z } from "zod";
import { exportReportCsv } from "#lib/reports";
import { downloadRoute } from "#lib/web";

/** The figures of a report, one a line. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadReportFigures",
    summary: "The figures of a report as CSV, one a line",
    tag: "Reports",
    mediaTypes: ["text/csv"],
  },
  access: "tenant",
  permission: "analytics.read",
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({}),
  make: ({ context, params: { id } }) => exportReportCsv(context, id),
});
