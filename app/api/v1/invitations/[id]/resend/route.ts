import { z } from "zod";
import { resendInvitation } from "#lib/members";
import { invitation } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "resendInvitation",
  summary: "Mail an invitation again, with a new link",
  tag: "Team",
  access: "tenant",
  permission: "user.create",
  params: z.strictObject({ id: z.uuid() }),
  response: invitation,
  handle: ({ context, params: { id }, runtime }) => resendInvitation(context, id, runtime),
});
