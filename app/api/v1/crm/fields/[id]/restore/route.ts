import { restoreField } from "#lib/crm";
import { crmField, fieldIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "restoreField",
  summary: "Bring an archived field back, with all that stands in it",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: fieldIdInput,
  response: crmField,
  handle: ({ context, params }) => restoreField(context, params.id),
});
