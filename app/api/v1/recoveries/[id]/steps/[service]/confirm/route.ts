import { z } from "zod";
import { confirmRecoveryStep } from "#lib/services";
import { recovery, serviceKey } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid(), service: serviceKey });

export const POST = jsonRoute({
  operationId: "confirmRecoveryStep",
  summary: "Say that a service works that nothing measures",
  tag: "Recovery",
  access: "staff",
  permission: "incident.manage",
  params,
  response: recovery,
  handle: ({ context, params: { id, service } }) => confirmRecoveryStep(context, id, service),
});
