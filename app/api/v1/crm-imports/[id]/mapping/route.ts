import { mapCrmImport } from "#lib/crm";
import { crmImport, crmImportIdInput, mapCrmImportInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "mapCrmImport",
  summary: "Say which column of a file is what; kept for the next file of this kind",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  body: mapCrmImportInput,
  response: crmImport,
  handle: ({ context, params, body }) => mapCrmImport(context, params.id, body),
});
