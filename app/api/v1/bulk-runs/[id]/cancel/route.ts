import { z } from "zod";
import { cancelRun } from "#lib/tables";
import { bulkRun } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "cancelBulkRun",
  summary: "Call an act upon many records off: what is left stays as it is",
  tag: "Lists",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  response: bulkRun,
  handle: ({ context, params }) => cancelRun(context, params.id),
});
