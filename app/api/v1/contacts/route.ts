import { createContact, listContacts } from "#lib/crm";
import { contactDetail, contactPage, createContactInput, listContactsInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listContacts",
  summary: "List, search and page through the contacts",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.read",
  query: listContactsInput,
  response: contactPage,
  handle: ({ context, query }) => listContacts(context, query),
});

export const POST = jsonRoute({
  operationId: "createContact",
  summary: "Write down a contact",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.create",
  body: createContactInput,
  response: contactDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createContact(context, body),
});
