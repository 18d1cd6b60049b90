import { z } from "zod";
import { downloadTenantExport } from "#lib/lifecycle";
import { downloadRoute } from "#lib/web";

/** Everything a tenant owns, as a ZIP archive that was made before. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadTenantExport",
    summary: "Everything a tenant owns, as an archive that was made before",
    tag: "Tenants",
    mediaTypes: ["application/zip"],
  },
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid("This is no id."), exportId: z.uuid("This is no id.") }),
  query: z.strictObject({}),
  async make({ context, params }) {
    const { fileName, body } = await downloadTenantExport(context, params.id, params.exportId);
    return { contentType: "application/zip", fileName, body };
  },
});
