import { z } from "zod";
import { getAlert } from "#lib/services";
import { alert } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getAlert",
  summary: "One alert",
  tag: "Alerts",
  access: "staff",
  permission: "service.read",
  params,
  response: alert,
  handle: ({ context, params: { id } }) => getAlert(context, id),
});
