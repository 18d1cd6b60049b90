import { createField, listFields } from "#lib/crm";
import { createFieldInput, crmField, crmFields, listFieldsInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listFields",
  summary: "The tenant’s own fields of leads, contacts, companies and deals, in their order, archived ones among them",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  query: listFieldsInput,
  response: crmFields,
  handle: async ({ context, query }) => ({ fields: await listFields(context, query) }),
});

export const POST = jsonRoute({
  operationId: "createField",
  summary: "Add a field; its key is made of its label and never changes",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  body: createFieldInput,
  response: crmField,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createField(context, body),
});
