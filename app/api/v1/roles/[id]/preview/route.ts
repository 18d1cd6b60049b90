import { z } from "zod";
import { previewRoleChange } from "#lib/members";
import { roleChange, roleGrants } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "previewRoleChange",
  summary: "What changing a role would give and take, and from whom; changes nothing",
  tag: "Team",
  access: "tenant",
  permission: "role.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ grants: roleGrants }),
  response: roleChange,
  handle: ({ context, params: { id }, body }) => previewRoleChange(context, id, body.grants),
});
