import { z } from "zod";
import { exportOwnInvoices } from "#lib/billing";
import { downloadRoute } from "#lib/web";

/** All invoices of the caller's company as CSV. */
export const GET = downloadRoute({
  operation: { operationId: "exportInvoices", summary: "All invoices of your company as CSV", tag: "Billing", mediaTypes: ["text/csv"] },
  access: "tenant",
  permission: "billing.manage",
  params: z.strictObject({}),
  query: z.strictObject({}),
  make: ({ context }) => exportOwnInvoices(context),
});
