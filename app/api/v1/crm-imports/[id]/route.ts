import { getCrmImport } from "#lib/crm";
import { crmImport, crmImportIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readCrmImport",
  summary: "One import of leads, contacts or companies, and how far it is",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  response: crmImport,
  handle: ({ context, params }) => getCrmImport(context, params.id),
});
