import { pipelineFigures } from "#lib/crm";
import { pipelineInput, pipelineFigures as pipelineShape } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "pipelineFigures",
  summary: "How the pipeline does: win rate, days to win, what stages take, what is foreseen",
  tag: "Deals",
  access: "tenant",
  permission: "deal.read",
  query: pipelineInput,
  response: pipelineShape,
  handle: ({ context, query }) => pipelineFigures(context, query),
});
