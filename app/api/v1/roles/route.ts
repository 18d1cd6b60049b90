import { createRole, listRoles } from "#lib/members";
import { customRole, roleInput, roleList } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listRoles",
  summary: "Roles that the tenant made itself",
  tag: "Team",
  access: "tenant",
  permission: "user.read",
  response: roleList,
  handle: async ({ context }) => ({ roles: await listRoles(context) }),
});

export const POST = jsonRoute({
  operationId: "createRole",
  summary: "Make a role",
  tag: "Team",
  access: "tenant",
  permission: "role.manage",
  body: roleInput,
  response: customRole,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createRole(context, body),
});
