import { z } from "zod";
import { exportLeads } from "#lib/crm";
import { exportLeadsInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** The leads that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportLeads",
    summary: "The leads that a filter means, as CSV or as a workbook",
    tag: "Leads",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant",
  permission: "lead.read",
  params: z.strictObject({}),
  query: exportLeadsInput,
  make: ({ context, query, runtime }) => exportLeads(context, query, runtime),
});
