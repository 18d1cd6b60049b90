import { z } from "zod";
import { unlockPerson } from "#lib/people";
import { personDetail, reasonInput } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "unlockPerson",
  summary: "End a lockout after wrong passwords",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: reasonInput,
  response: personDetail,
  idempotent: true,
  handle: ({ context, params, body, runtime }) => unlockPerson(context, params.id, body, runtime),
});
