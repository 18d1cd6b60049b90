import { z } from "zod";
import { moveDeal } from "#lib/crm";
import { dealDetail, moveDealInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "moveDeal",
  summary: "Move a deal to another stage, or to another place in its own",
  tag: "Deals",
  access: "tenant",
  permission: "deal.execute",
  params,
  body: moveDealInput,
  response: dealDetail,
  handle: ({ context, params, body }) => moveDeal(context, params.id, body),
});
