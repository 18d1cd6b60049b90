import { checkCrmImport } from "#lib/crm";
import { crmImport, crmImportIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "checkCrmImport",
  summary: "Try a file out in the background: what each line would do; writes no record",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  response: crmImport,
  idempotent: true,
  handle: ({ context, params }) => checkCrmImport(context, params.id),
});
