import { z } from "zod";
import { achievementsOf } from "#lib/gamification";
import { achievementFilter, achievementOverview } from "#lib/gamification/schema";
import { notFound } from "#lib/platform/errors";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listAchievements",
  summary: "What the tenant has achieved so far, how far the rest is, and what brings it on soonest",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({ tenant: z.uuid().meta({ example: "0199c1a2-6f00-7a41-9c1e-2f6f0d8f1a02" }) }),
  query: achievementFilter,
  response: achievementOverview,
  async handle({ context, params, query }) {
    // The address names the tenant, but the session decides: another one is simply not there.
    if (params.tenant !== context.tenant.id) throw notFound("This tenant");
    return achievementsOf(context, query);
  },
});
