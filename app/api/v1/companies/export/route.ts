import { z } from "zod";
import { exportCompanies } from "#lib/crm";
import { exportCompaniesInput } from "#lib/crm/schema";
import { downloadRoute } from "#lib/web";

/** The companies that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  access: "tenant",
  permission: "lead.read",
  params: z.strictObject({}),
  query: exportCompaniesInput,
  make: ({ context, query, runtime }) => exportCompanies(context, query, runtime),
});
