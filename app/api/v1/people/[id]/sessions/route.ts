import { z } from "zod";
import { listSessionsInput, ownSessionPage } from "#lib/identity/schema";
import { endSessionsOfPerson, listSessionsOfPerson } from "#lib/people";
import { personDetail, reasonInput } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listSessionsOfPerson",
  summary: "The open sessions of a person, the newest sign-in first",
  tag: "People",
  access: "staff",
  permission: "tenant.read",
  params,
  query: listSessionsInput,
  response: ownSessionPage,
  handle: ({ context, params: { id }, query, runtime }) => listSessionsOfPerson(context, id, query, runtime),
});

export const DELETE = jsonRoute({
  operationId: "endSessionsOfPerson",
  summary: "End all sessions of a person; the reason is a parameter",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params,
  query: reasonInput,
  response: personDetail,
  handle: ({ context, params: { id }, query, runtime }) => endSessionsOfPerson(context, id, query, runtime),
});
