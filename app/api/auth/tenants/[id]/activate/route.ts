import { z } from "zod";
import { switchTenant } from "#lib/identity";
import { myTenant } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "activateTenant",
  summary: "Move this session into another of one’s tenants",
  tag: "Identity",
  access: "user",
  params: z.strictObject({ id: z.uuid() }),
  response: myTenant,
  handle: ({ context, params }) => switchTenant(context, params.id),
});
