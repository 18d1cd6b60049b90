import { z } from "zod";
import { getSupportAccess, setSupportAccess } from "#lib/identity";
import { setSupportAccessInput, supportAccess } from "#lib/identity/schema";
import { notFound } from "#lib/platform/errors";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getSupportAccess",
  summary: "What the tenant lets support do in the name of its people",
  tag: "Support access",
  access: "tenant",
  permission: "security.manage",
  params,
  response: supportAccess,
  handle({ context, params: { id } }) {
    if (context.tenant.id !== id) throw notFound("This tenant");
    return getSupportAccess(context);
  },
});

export const PUT = jsonRoute({
  operationId: "setSupportAccess",
  summary: "Give or withdraw the consent to support access; withdrawing it ends what runs at once",
  tag: "Support access",
  access: "tenant",
  permission: "security.manage",
  params,
  body: setSupportAccessInput,
  response: supportAccess,
  handle({ context, params: { id }, body }) {
    if (context.tenant.id !== id) throw notFound("This tenant");
    return setSupportAccess(context, body);
  },
});
