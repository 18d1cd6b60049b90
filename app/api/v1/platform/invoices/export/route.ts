import { z } from "zod";
import { exportInvoices } from "#lib/billing";
import { exportInvoicesInput } from "#lib/billing/schema";
import { downloadRoute } from "#lib/web";

/** The invoices that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportAllInvoices",
    summary: "The invoices of all tenants that a filter means, as CSV or as a workbook",
    tag: "Billing",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "staff",
  permission: "billing.manage",
  params: z.strictObject({}),
  query: exportInvoicesInput,
  make: ({ context, query, runtime }) => exportInvoices(context, query, runtime),
});
