import { z } from "zod";
import { downloadExport } from "#lib/crm";
import { exportIdInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** One's own file of a list. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadListFile",
    summary: "One’s own file of a list",
    tag: "CRM",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant",
  permission: "lead.read",
  params: exportIdInput,
  query: z.strictObject({}),
  make: ({ context, params }) => downloadExport(context, params.id),
});
