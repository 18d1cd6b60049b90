import { z } from "zod";
import { doRecoveryStep } from "#lib/services";
import { recovery, serviceKey } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid(), service: serviceKey });

export const POST = jsonRoute({
  operationId: "doRecoveryStep",
  summary: "Say that the offered step was done; a newer measurement verifies it",
  tag: "Recovery",
  access: "staff",
  permission: "incident.manage",
  params,
  response: recovery,
  handle: ({ context, params: { id, service } }) => doRecoveryStep(context, id, service),
});
