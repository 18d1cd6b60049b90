import { changeForm, getForm } from "#lib/crm";
import { changeFormInput, formIdInput, leadFormView } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getLeadForm",
  summary: "One web form with its settings",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  params: formIdInput,
  response: leadFormView,
  handle: ({ context, params: { id } }) => getForm(context, id),
});

export const PUT = jsonRoute({
  operationId: "changeLeadForm",
  summary: "Change a web form, or switch it on and off; what was received stays",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: formIdInput,
  body: changeFormInput,
  response: leadFormView,
  async handle({ context, params: { id }, body }) {
    await changeForm(context, id, body);
    return getForm(context, id);
  },
});
