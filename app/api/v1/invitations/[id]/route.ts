import { z } from "zod";
import { revokeInvitation } from "#lib/members";
import { invitation } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "revokeInvitation",
  summary: "Take an invitation back: its link no longer counts",
  tag: "Team",
  access: "tenant",
  permission: "user.create",
  params: z.strictObject({ id: z.uuid() }),
  response: invitation,
  handle: ({ context, params: { id } }) => revokeInvitation(context, id),
});
