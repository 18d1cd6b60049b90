import { z } from "zod";
import { acknowledgeAlert } from "#lib/services";
import { alert } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "acknowledgeAlert",
  summary: "Say that somebody has an alert in hand",
  tag: "Alerts",
  access: "staff",
  permission: "incident.manage",
  params,
  response: alert,
  handle: ({ context, params: { id } }) => acknowledgeAlert(context, id),
});
