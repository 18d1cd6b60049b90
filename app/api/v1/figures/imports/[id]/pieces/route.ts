import { addImportPiece } from "#lib/campaigns";
import { figureImport, importIdInput, importPieceInput } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

const MAX_BODY_BYTES = 5 * 1024 * 1024;

export const POST = jsonRoute({
  operationId: "addFigureImportPiece",
  summary: "A piece of an import’s file, of at most 3 MB; sending one again changes nothing",
  tag: "Figures",
  access: "tenant",
  permission: "campaign.create",
  params: importIdInput,
  body: importPieceInput,
  maxBodyBytes: MAX_BODY_BYTES,
  response: figureImport,
  handle: ({ context, params, body }) => addImportPiece(context, params.id, body),
});
