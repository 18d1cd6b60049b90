import { z } from "zod";
import { reactivatePerson } from "#lib/people";
import { personDetail, reasonInput } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "reactivatePerson",
  summary: "Let a suspended person sign in again",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: reasonInput,
  response: personDetail,
  idempotent: true,
  handle: ({ context, params, body, runtime }) => reactivatePerson(context, params.id, body, runtime),
});
