import { z } from "zod";
import { exportMail } from "#lib/outbox";
import { exportMailInput } from "#lib/outbox/schema";
import { downloadRoute } from "#lib/web";

/** The mails that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportMail",
    summary: "The mails that a filter means, as CSV or as a workbook",
    tag: "Operations",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({}),
  query: exportMailInput,
  make: ({ context, query, runtime }) => exportMail(context, query, runtime),
});
