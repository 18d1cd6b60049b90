import { z } from "zod";
import { getMail } from "#lib/outbox";
import { mailDetail } from "#lib/outbox/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getMail",
  summary: "One mail with what it says",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({ id: z.uuid() }),
  response: mailDetail,
  handle: ({ context, params }) => getMail(context, params.id),
});
