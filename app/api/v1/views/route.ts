import { z } from "zod";
import { saveView } from "#lib/tables";
import { saveViewInput } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "saveView",
  summary: "Keep the state of one of the operator’s tables under a name",
  tag: "Lists",
  access: "staff",
  permission: "tenant.read",
  body: saveViewInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
  handle: ({ context, body }) => saveView(context, "staff", body),
});
