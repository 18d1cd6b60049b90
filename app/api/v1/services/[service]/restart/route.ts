import { z } from "zod";
import { restartService } from "#lib/services";
import { restartCall, restartServiceCall, serviceKey } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ service: serviceKey });

export const POST = jsonRoute({
  operationId: "restartService",
  summary: "Have a service restarted by its webhook, once; its key is typed",
  tag: "Recovery",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  params,
  body: restartServiceCall,
  response: restartCall,
  status: 202,
  handle: ({ context, params: { service }, body }) => restartService(context, service, body),
});
