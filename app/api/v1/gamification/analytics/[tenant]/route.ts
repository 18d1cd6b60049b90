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
  params: z.strictObject({ tenant: z.uuid().meta({ example: "0199c1a2-6f00-7a41-9c1e-2f6f0d8f1a02" }) }),
  response: gamificationAnalytics,
  async handle({ context, params }) {
    // The address names the tenant, but the session decides: another one is simply not there.
    if (params.tenant !== context.tenant.id) throw notFound("This tenant");
    return tenantAnalytics(context);
  },
});
