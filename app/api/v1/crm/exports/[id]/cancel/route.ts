import { cancelExport } from "#lib/crm";
import { crmExport, exportIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "cancelExport",
  summary: "Call a file off that is being made",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  params: exportIdInput,
  response: crmExport,
  handle: ({ context, params }) => cancelExport(context, params.id),
});
