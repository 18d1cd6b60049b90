import { z } from "zod";
import { exportReportCsv } from "#lib/reports";
import { downloadRoute } from "#lib/web";

/** The figures of a report, one a line. */
export const GET = downloadRoute({
  access: "tenant",
  permission: "analytics.read",
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({}),
  make: ({ context, params: { id } }) => exportReportCsv(context, id),
});
