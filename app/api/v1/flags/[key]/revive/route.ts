import { z } from "zod";
import { reviveFlag } from "#lib/flags";
import { flag, flagKey, reviveFlagCall } from "#lib/flags/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "reviveFlag",
  summary: "Take the kill switch back: the rules of the flag count again",
  tag: "Feature flags",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ key: flagKey }),
  body: reviveFlagCall,
  response: flag,
  handle: ({ context, params, body }) => reviveFlag(context, params.key, body.version),
});
