import { z } from "zod";
import { explainAccess } from "#lib/members";
import { accessOfMember, explainAccessInput } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "explainMemberAccess",
  summary: "Why a member may or may not do something: one permission, or all of them",
  tag: "Team",
  access: "tenant",
  permission: "user.update",
  params: z.strictObject({ id: z.uuid() }),
  query: explainAccessInput,
  response: accessOfMember,
  handle: ({ context, params: { id }, query }) => explainAccess(context, id, query),
});
