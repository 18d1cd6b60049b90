import { z } from "zod";
import { changeNote, deleteNote } from "#lib/care";
import { changeNoteCall } from "#lib/care/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid(), noteId: z.uuid() });

export const PUT = jsonRoute({
  operationId: "changeTenantNote",
  summary: "Change one’s own note about a tenant",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.read",
  params,
  body: changeNoteCall,
  response: z.strictObject({ changed: z.literal(true) }),
  async handle({ context, params, body }) {
    await changeNote(context, { tenantId: params.id, id: params.noteId, ...body });
    return { changed: true } as const;
  },
});

export const DELETE = jsonRoute({
  operationId: "deleteTenantNote",
  summary: "Delete a note about a tenant",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.read",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params }) {
    await deleteNote(context, { tenantId: params.id, id: params.noteId });
    return { deleted: true } as const;
  },
});
