import { z } from "zod";
import { sendTestAlert } from "#lib/services";
import { sentTest } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "sendTestAlert",
  summary: "Send a test by the way that alerts go",
  tag: "Alerts",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  params,
  response: sentTest,
  status: 202,
  handle: ({ context, params: { id } }) => sendTestAlert(context, id),
});
