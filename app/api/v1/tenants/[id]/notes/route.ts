import { z } from "zod";
import { addNote } from "#lib/care";
import { addNoteCall } from "#lib/care/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "addTenantNote",
  summary: "Note something about a tenant, for staff alone",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.read",
  params: z.strictObject({ id: z.uuid() }),
  body: addNoteCall,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
  idempotent: true,
  handle: ({ context, params, body }) => addNote(context, { tenantId: params.id, ...body }),
});
