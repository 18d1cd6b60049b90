import { z } from "zod";
import { crmImportErrors } from "#lib/crm";
import { crmImportIdInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** The lines of a file that were refused, as CSV, to be mended and sent again. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadRefusedLines",
    summary: "The lines of a file of people that were refused, with what is wrong in the last column",
    tag: "CRM",
    mediaTypes: ["text/csv"],
  },
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  query: z.strictObject({}),
  make: ({ context, params }) => crmImportErrors(context, params.id),
});
