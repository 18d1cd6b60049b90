import { undoCrmImport } from "#lib/crm";
import { crmImport, crmImportIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "undoCrmImport",
  summary: "Take an import back in the background, within ninety days; what was touched since stays",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  response: crmImport,
  idempotent: true,
  handle: ({ context, params }) => undoCrmImport(context, params.id),
});
