import { z } from "zod";
import { exportPlatformAudit } from "#lib/audit";
import { exportAuditInput } from "#lib/audit/schema";
import { downloadRoute } from "#lib/web";

/** The trail of all tenants and the platform, filtered, as CSV or JSON lines. */
export const GET = downloadRoute({
  operation: {
    operationId: "exportPlatformAudit",
    summary: "The trail of all tenants and the platform, filtered, as CSV or JSON lines",
    tag: "Audit",
    mediaTypes: ["text/csv", "application/x-ndjson"],
  },
  access: "staff",
  permission: "audit.read",
  params: z.strictObject({}),
  query: exportAuditInput,
  async make({ context, query, runtime }) {
    const { lines, ...file } = await exportPlatformAudit(context, query, runtime);
    return { ...file, body: lines };
  },
});
