import { z } from "zod";
import { exportCompanies } from "#lib/crm";
import { exportCompaniesInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** The companies that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportCompanies",
    summary: "The companies that a filter means, as CSV or as a workbook",
    tag: "Contacts and companies",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "tenant",
  permission: "lead.read",
  params: z.strictObject({}),
  query: exportCompaniesInput,
  make: ({ context, query, runtime }) => exportCompanies(context, query, runtime),
});
