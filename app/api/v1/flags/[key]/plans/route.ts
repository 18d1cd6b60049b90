import { z } from "zod";
import { setPlanRules } from "#lib/flags";
import { flag, flagKey, setPlanRulesCall } from "#lib/flags/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "setFlagPlanRules",
  summary: "Say for plans what a flag is there; plans that are not named have no rule",
  tag: "Feature flags",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ key: flagKey }),
  body: setPlanRulesCall,
  response: flag,
  handle: ({ context, params, body }) => setPlanRules(context, { ...params, ...body }),
});
