import { readChanges } from "#lib/campaigns";
import { changes, changesInput } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readChanges",
  summary: "Why the figures of the last days differ from those of the days before: by campaign and channel, volume, rate and price",
  tag: "Figures",
  access: "tenant",
  permission: "campaign.read",
  query: changesInput,
  response: changes,
  handle: ({ context, query }) => readChanges(context, query),
});
