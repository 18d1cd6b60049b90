import { z } from "zod";
import { setPlatformRole } from "#lib/people";
import { personDetail, setPlatformRoleInput } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "setPlatformRole",
  summary: "Give, change or take a role of the operator's staff",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: setPlatformRoleInput,
  response: personDetail,
  handle: ({ context, params, body, runtime }) => setPlatformRole(context, params.id, body, runtime),
});
