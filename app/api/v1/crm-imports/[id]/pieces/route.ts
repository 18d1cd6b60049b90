import { addCrmImportPiece } from "#lib/crm";
import { crmImport, crmImportIdInput, crmImportPieceInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const MAX_BODY_BYTES = 5 * 1024 * 1024;

export const POST = jsonRoute({
  operationId: "addCrmImportPiece",
  summary: "A piece of an import’s file, of at most 3 MB; sending one again changes nothing",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  params: crmImportIdInput,
  body: crmImportPieceInput,
  maxBodyBytes: MAX_BODY_BYTES,
  response: crmImport,
  handle: ({ context, params, body }) => addCrmImportPiece(context, params.id, body),
});
