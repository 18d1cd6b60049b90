import { z } from "zod";
import { exportTenants } from "#lib/tenancy";
import { exportTenantsInput } from "#lib/tenancy/schema";
import { downloadRoute } from "#lib/web";

/** The tenants that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportTenants",
    summary: "The tenants that a filter means, as CSV or as a workbook",
    tag: "Tenants",
    mediaTypes: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  access: "staff",
  permission: "tenant.read",
  params: z.strictObject({}),
  query: exportTenantsInput,
  make: ({ context, query, runtime }) => exportTenants(context, query, runtime),
});
