import { z } from "zod";
import { suspendMember } from "#lib/members";
import { member } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "suspendMember",
  summary: "Lock a member out of the tenant, at once",
  tag: "Team",
  access: "tenant",
  permission: "user.update",
  params: z.strictObject({ id: z.uuid() }),
  response: member,
  handle: ({ context, params: { id } }) => suspendMember(context, id),
});
