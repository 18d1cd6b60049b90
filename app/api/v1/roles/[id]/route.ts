import { z } from "zod";
import { changeRole, deleteRole, getRole } from "#lib/members";
import { changeRoleInput, customRole } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getRole",
  summary: "One role of the tenant’s own",
  tag: "Team",
  access: "tenant",
  permission: "user.read",
  params,
  response: customRole,
  handle: ({ context, params: { id } }) => getRole(context, id),
});

export const PUT = jsonRoute({
  operationId: "changeRole",
  summary: "Change a role for everybody who has it",
  tag: "Team",
  access: "tenant",
  permission: "role.manage",
  params,
  body: changeRoleInput,
  response: customRole,
  handle: ({ context, params: { id }, body }) => changeRole(context, id, body),
});

export const DELETE = jsonRoute({
  operationId: "deleteRole",
  summary: "Delete a role that nobody has",
  tag: "Team",
  access: "tenant",
  permission: "role.manage",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await deleteRole(context, id);
    return { deleted: true } as const;
  },
});
