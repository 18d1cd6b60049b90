import { z } from "zod";
import { changeMemberRole, getMember, removeMember } from "#lib/members";
import { changeMemberRoleInput, member } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getMember",
  summary: "One member of the tenant",
  tag: "Team",
  access: "tenant",
  permission: "user.read",
  params,
  response: member,
  handle: ({ context, params: { id } }) => getMember(context, id),
});

export const PATCH = jsonRoute({
  operationId: "changeMemberRole",
  summary: "Give a member another role; it counts from their next request on",
  tag: "Team",
  access: "tenant",
  permission: "user.update",
  params,
  body: changeMemberRoleInput,
  response: member,
  handle: ({ context, params: { id }, body }) => changeMemberRole(context, id, body.role, body.from),
});

export const DELETE = jsonRoute({
  operationId: "removeMember",
  summary: "Take a member out of the tenant",
  tag: "Team",
  access: "tenant",
  permission: "user.delete",
  params,
  response: z.strictObject({ removed: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await removeMember(context, id);
    return { removed: true } as const;
  },
});
