import { z } from "zod";
import { exportReportPdf } from "#lib/reports";
import { downloadRoute } from "#lib/web";

/** A report as a document; in the language of the tenant, unless another is asked for. */
export const GET = downloadRoute({
  operation: { operationId: "downloadReport", summary: "A report as a document", tag: "Reports", mediaTypes: ["application/pdf"] },
  access: "tenant",
  permission: "analytics.read",
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({
    language: z
      .string()
      .regex(/^[a-z]{2}(-[A-Z]{2})?$/, "Use a language such as en or de-CH.")
      .optional(),
  }),
  make: ({ context, params: { id }, query }) => exportReportPdf(context, id, query.language ?? context.tenant.locale),
});
