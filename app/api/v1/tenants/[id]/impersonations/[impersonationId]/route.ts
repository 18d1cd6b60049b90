import { z } from "zod";
import { endImpersonationByTenant } from "#lib/identity";
import { stoppedImpersonation } from "#lib/identity/schema";
import { notFound } from "#lib/platform/errors";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "endImpersonation",
  summary: "End support’s access to somebody of one’s own tenant at once",
  tag: "Support access",
  access: "tenant",
  permission: "security.manage",
  params: z.strictObject({ id: z.uuid(), impersonationId: z.uuid() }),
  response: stoppedImpersonation,
  async handle({ context, params }) {
    if (context.tenant.id !== params.id) throw notFound("This tenant");
    await endImpersonationByTenant(context, params.impersonationId);
    return { stopped: true as const };
  },
});
