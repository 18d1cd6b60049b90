import { z } from "zod";
import { endRecovery } from "#lib/services";
import { recovery } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "endRecovery",
  summary: "End a recovery: finished where every step is verified, given up otherwise",
  tag: "Recovery",
  access: "staff",
  permission: "incident.manage",
  params,
  response: recovery,
  handle: ({ context, params: { id } }) => endRecovery(context, id),
});
