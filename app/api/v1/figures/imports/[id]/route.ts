import { getImport } from "#lib/campaigns";
import { figureImport, importIdInput } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readFigureImport",
  summary: "One import, and how far it is",
  tag: "Figures",
  access: "tenant",
  permission: "campaign.create",
  params: importIdInput,
  response: figureImport,
  handle: ({ context, params }) => getImport(context, params.id),
});
