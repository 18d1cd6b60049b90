import { z } from "zod";
import { changeContact, deleteContact, getContact } from "#lib/crm";
import { changeContactCall, contactDetail } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

/** Of the record that was seen. */
const version = z.coerce.number().int().min(1);

export const GET = jsonRoute({
  operationId: "getContact",
  summary: "One contact with its deals",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.read",
  params,
  response: contactDetail,
  handle: ({ context, params }) => getContact(context, params.id),
});

export const PUT = jsonRoute({
  operationId: "changeContact",
  summary: "Change a contact, from the version that was seen",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.update",
  params,
  body: changeContactCall,
  response: contactDetail,
  handle: ({ context, params, body }) => changeContact(context, params.id, body),
});

export const DELETE = jsonRoute({
  operationId: "deleteContact",
  summary: "Delete a contact; deals stay without it",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.delete",
  params,
  query: z.strictObject({ version }),
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id }, query }) {
    await deleteContact(context, id, query);
    return { deleted: true } as const;
  },
});
