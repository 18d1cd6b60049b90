import { z } from "zod";
import { getPerson } from "#lib/people";
import { personDetail } from "#lib/people/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getPerson",
  summary: "One person: profile, factors, places and lockout",
  tag: "People",
  access: "staff",
  permission: "tenant.read",
  params: z.strictObject({ id: z.uuid() }),
  response: personDetail,
  handle: ({ context, params }) => getPerson(context, params.id),
});
