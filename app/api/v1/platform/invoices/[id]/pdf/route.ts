import { z } from "zod";
import { invoicePdf, readInvoice } from "#lib/billing";
import { invoiceId } from "#lib/billing/schema";
import { downloadRoute } from "#lib/web";

/** An invoice of any tenant as a document. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadAnyInvoice",
    summary: "An invoice of any tenant as a document",
    tag: "Billing",
    mediaTypes: ["application/pdf"],
  },
  access: "staff",
  permission: "billing.manage",
  params: invoiceId,
  query: z.strictObject({}),
  async make({ context, params: { id } }) {
    const invoice = await readInvoice(context, id);
    return { contentType: "application/pdf", fileName: `${invoice.number}.pdf`, body: await invoicePdf(invoice) };
  },
});
