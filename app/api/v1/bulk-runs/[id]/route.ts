import { z } from "zod";
import { getRun } from "#lib/tables";
import { bulkRun } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getBulkRun",
  summary: "How far one’s own act upon many records is",
  tag: "Lists",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  response: bulkRun,
  handle: ({ context, params }) => getRun(context, params.id),
});
