import { z } from "zod";
import { createForm, listForms } from "#lib/crm";
import { createFormInput, leadFormList } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listLeadForms",
  summary: "The tenant’s web forms, the newest first, with how many submissions are in each state",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  response: leadFormList,
  handle: async ({ context }) => ({ forms: await listForms(context) }),
});

export const POST = jsonRoute({
  operationId: "createLeadForm",
  summary: "Make a web form whose submissions become leads",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  body: createFormInput,
  response: z.object({ id: z.uuid(), key: z.string() }),
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createForm(context, body),
});
