import { z } from "zod";
import { removeSecondFactors } from "#lib/people";
import { personDetail, reasonInput } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "removeSecondFactors",
  summary: "Remove a person's app, recovery codes and passkeys, and end their sessions; the reason is a parameter",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  query: reasonInput,
  response: personDetail,
  handle: ({ context, params, query, runtime }) => removeSecondFactors(context, params.id, query, runtime),
});
