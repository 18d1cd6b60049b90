import { z } from "zod";
import { exportTenants } from "#lib/tenancy";
import { exportTenantsInput } from "#lib/tenancy/schema";
import { downloadRoute } from "#lib/web";

/** The tenants that a filter means, as CSV or as a workbook. */
export const GET = downloadRoute({
  access: "staff",
  permission: "tenant.read",
  params: z.strictObject({}),
  query: exportTenantsInput,
  make: ({ context, query, runtime }) => exportTenants(context, query, runtime),
});
