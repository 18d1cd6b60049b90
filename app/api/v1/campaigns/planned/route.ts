import { plannedBetween } from "#lib/campaigns";
import { plannedBetweenInput, plannedBetweenShape } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listPlannedCampaigns",
  summary: "The campaigns that run between two days, for a calendar or a timeline; archived ones are left out",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  query: plannedBetweenInput,
  response: plannedBetweenShape,
  handle: ({ context, query }) => plannedBetween(context, query),
});
