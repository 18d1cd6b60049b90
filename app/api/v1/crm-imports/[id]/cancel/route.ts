import { cancelCrmImport } from "#lib/crm";
import { crmImport, crmImportIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "cancelCrmImport",
  summary: "Stop an import and take back what it has written, or drop a file that was not imported",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  response: crmImport,
  idempotent: true,
  handle: ({ context, params }) => cancelCrmImport(context, params.id),
});
