import { startCrmImport } from "#lib/crm";
import { crmImport, crmImportIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "startCrmImport",
  summary: "Import a file that was tried out, in the background",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  response: crmImport,
  idempotent: true,
  handle: ({ context, params }) => startCrmImport(context, params.id),
});
