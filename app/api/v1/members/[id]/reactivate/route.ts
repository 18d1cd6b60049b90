import { z } from "zod";
import { reactivateMember } from "#lib/members";
import { member } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "reactivateMember",
  summary: "Let a suspended member in again",
  tag: "Team",
  access: "tenant",
  permission: "user.update",
  params: z.strictObject({ id: z.uuid() }),
  response: member,
  handle: ({ context, params: { id } }) => reactivateMember(context, id),
});
