import { figures } from "#lib/campaigns";
import { FIGURE_DEFINITIONS, figuresInput, figuresWithDefinitions } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

const definitions = Object.fromEntries(Object.entries(FIGURE_DEFINITIONS).map(([name, { definition }]) => [name, definition]));

export const GET = jsonRoute({
  operationId: "readFigures",
  summary: "Figures of a period by day, week or month, campaign and channel; the same sums as the portal shows and exports",
  tag: "Figures",
  access: "tenant",
  permission: "campaign.read",
  query: figuresInput,
  response: figuresWithDefinitions,
  handle: async ({ context, query }) => ({ ...(await figures(context, query)), definitions }),
});
