import { z } from "zod";
import { listImpersonations } from "#lib/identity";
import { impersonationPage, listImpersonationsInput } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listImpersonations",
  summary: "When support acted as somebody of the tenant, newest first; for its administrators, and for support",
  tag: "Support access",
  // Two kinds of people with two permissions: the domain function tells them apart.
  access: "user",
  params: z.strictObject({ id: z.uuid() }),
  query: listImpersonationsInput,
  response: impersonationPage,
  handle: ({ context, params, query }) => listImpersonations(context, params.id, query),
});
