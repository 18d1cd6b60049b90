import { z } from "zod";
import { exportUsage } from "#lib/usage";
import { readUsageInput } from "#lib/usage/schema";
import { downloadRoute } from "#lib/web";

/** The figures of API usage, as CSV. */
export const GET = downloadRoute({
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({}),
  query: readUsageInput,
  make: ({ context, query }) => exportUsage(context, query),
});
