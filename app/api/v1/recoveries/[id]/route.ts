import { z } from "zod";
import { getRecovery } from "#lib/services";
import { recovery } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getRecovery",
  summary: "A recovery with the step that is offered now",
  tag: "Recovery",
  access: "staff",
  permission: "service.read",
  params,
  response: recovery,
  handle: ({ context, params: { id } }) => getRecovery(context, id),
});
