import { z } from "zod";
import { exportLeads } from "#lib/crm";
import { exportLeadsInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** The leads that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  access: "tenant",
  permission: "lead.read",
  params: z.strictObject({}),
  query: exportLeadsInput,
  make: ({ context, query, runtime }) => exportLeads(context, query, runtime),
});
