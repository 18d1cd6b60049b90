import { z } from "zod";
import { readReport } from "#lib/reports";
import { reportData } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readReport",
  summary: "A report with its figures as they are now; money in minor units, what nobody knows is null",
  tag: "Reports",
  access: "tenant",
  permission: "analytics.read",
  params: z.strictObject({ id: z.uuid() }),
  response: reportData,
  handle: async ({ context, params: { id } }) => (await readReport(context, id)).data,
});
