import { z } from "zod";
import { exportTenantAudit } from "#lib/audit";
import { exportTenantAuditInput } from "#lib/audit/schema";
import { downloadRoute } from "#lib/web";

/** The portal's own trail, filtered, as CSV or JSON lines. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportAudit",
    summary: "Your portal’s own trail, filtered, as CSV or JSON lines",
    tag: "Audit",
    mediaTypes: ["text/csv", "application/x-ndjson"],
  },
  access: "tenant",
  permission: "audit.read",
  params: z.strictObject({}),
  query: exportTenantAuditInput,
  async make({ context, query, runtime }) {
    const { lines, ...file } = await exportTenantAudit(context, query, runtime);
    return { ...file, body: lines };
  },
});
