import { z } from "zod";
import { invoicePdf, readOwnInvoice } from "#lib/billing";
import { invoiceId } from "#lib/billing/schema";
import { downloadRoute } from "#lib/web";

/** An invoice of the caller's company as a document. */
export const GET = downloadRoute({
  operation: { operationId: "downloadInvoice", summary: "An invoice of your company as a document", tag: "Billing", mediaTypes: ["application/pdf"] },
  access: "tenant",
  permission: "billing.manage",
  params: invoiceId,
  query: z.strictObject({}),
  async make({ context, params: { id } }) {
    const invoice = await readOwnInvoice(context, id);
    return { contentType: "application/pdf", fileName: `${invoice.number}.pdf`, body: await invoicePdf(invoice) };
  },
});
