import { tenantSeasonsOf } from "#lib/gamification";
import { tenantSeasons } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getTenantSeasons",
  summary: "The seasons of the tenant, with who leads and who led",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  response: tenantSeasons,
  handle: async ({ context }) => ({ seasons: await tenantSeasonsOf(context) }),
});
