import { z } from "zod";
import { invite, listInvitations } from "#lib/members";
import { invitation, invitationPage, inviteInput, listInvitationsInput } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listInvitations",
  summary: "Invitations that are open or have expired",
  tag: "Team",
  access: "tenant",
  permission: "user.read",
  query: listInvitationsInput,
  response: invitationPage,
  handle: ({ context, query }) => listInvitations(context, query),
});

export const POST = jsonRoute({
  operationId: "invite",
  summary: "Invite people by mail: all of them, or none",
  tag: "Team",
  access: "tenant",
  permission: "user.create",
  body: inviteInput,
  response: z.object({ invitations: z.array(invitation) }),
  status: 201,
  idempotent: true,
  handle: async ({ context, body, runtime }) => ({ invitations: await invite(context, body, runtime) }),
});
