import { z } from "zod";
import { sendResetLink } from "#lib/people";
import { personDetail, reasonInput } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "sendResetLink",
  summary: "Mail a person a link for a new password",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: reasonInput,
  response: personDetail,
  idempotent: true,
  handle: ({ context, params, body, runtime }) => sendResetLink(context, params.id, body, runtime),
});
