import { z } from "zod";
import { exportUsage } from "#lib/usage";
import { readUsageInput } from "#lib/usage/schema";
import { downloadRoute } from "#lib/web";

/** The figures of API usage, as CSV. */
export const GET = downloadRoute({
  operation: { operationId: "exportUsage", summary: "The figures of API usage, as CSV", tag: "Operations", mediaTypes: ["text/csv"] },
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({}),
  query: readUsageInput,
  make: ({ context, query }) => exportUsage(context, query),
});
