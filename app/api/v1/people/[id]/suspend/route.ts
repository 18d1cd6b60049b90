import { z } from "zod";
import { suspendPerson } from "#lib/people";
import { personDetail, reasonInput } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "suspendPerson",
  summary: "Suspend a person: refused on the next request, sockets closed at once",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: reasonInput,
  response: personDetail,
  idempotent: true,
  handle: ({ context, params, body, runtime }) => suspendPerson(context, params.id, body, runtime),
});
