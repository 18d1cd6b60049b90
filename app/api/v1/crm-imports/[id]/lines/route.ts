import { listImportLines } from "#lib/crm";
import { crmImportIdInput, crmImportLinePage, listImportLinesInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCrmImportLines",
  summary: "Lines of an import’s file with what became of each, or would",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  query: listImportLinesInput,
  response: crmImportLinePage,
  handle: ({ context, params, query }) => listImportLines(context, params.id, query),
});
