import { z } from "zod";
import { exportRuns } from "#lib/operations";
import { exportRunsInput, queueName } from "#lib/operations/schema";
import { downloadRoute } from "#lib/web";

/** The runs of a queue that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportJobRuns",
    summary: "The runs of a queue that a filter means, as CSV or as a workbook",
    tag: "Operations",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({ queue: queueName }),
  query: exportRunsInput,
  make: ({ context, params, query, runtime }) => exportRuns(context, params.queue, query, runtime),
});
