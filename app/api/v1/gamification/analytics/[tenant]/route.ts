import { z } from "zod";
import { tenantAnalytics } from "#lib/gamification";
import { gamificationAnalytics } from "#lib/gamification/schema";
import { notFound } from "#lib/platform/errors";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getGamificationAnalytics",
  summary: "How the tenant's people take up points and achievements: participation, unlock rate, what points cost, and who comes back",
  tag: "Gamification",
  access: "tenant",
  permission: "analytics.read",
  params: z.strictObject({ tenant: z.uuid() }),
  response: gamificationAnalytics,
  async handle({ context, params }) {
    // The address names the tenant, but the session decides: another one is simply not there.
    if (params.tenant !== context.tenant.id) throw notFound("This tenant");
    return tenantAnalytics(context);
  },
});
