import { z } from "zod";
import { askForErasureOf } from "#lib/privacy";
import { erasureAsked, onBehalfInput } from "#lib/privacy/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "erasePerson",
  summary: "Erase a person who asked for it by other means, after 14 days in which they can call it off",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: onBehalfInput,
  response: erasureAsked,
  status: 202,
  idempotent: true,
  handle: ({ context, params, body, runtime }) => askForErasureOf(context, params.id, body, runtime),
});
