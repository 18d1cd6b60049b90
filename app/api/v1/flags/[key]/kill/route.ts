import { z } from "zod";
import { killFlag } from "#lib/flags";
import { flag, flagKey, killFlagCall } from "#lib/flags/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "killFlag",
  summary: "Switch a flag off for everybody within a second, whatever its rules say",
  tag: "Feature flags",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ key: flagKey }),
  body: killFlagCall,
  response: flag,
  handle: ({ context, params, body }) => killFlag(context, params.key, body.reason),
});
