import { z } from "zod";
import { changeFlag } from "#lib/flags";
import { changeFlagCall, flag, flagKey } from "#lib/flags/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeFlag",
  summary: "Change the settings of a flag; they count everywhere at once",
  tag: "Feature flags",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ key: flagKey }),
  body: changeFlagCall,
  response: flag,
  handle: ({ context, params, body }) => changeFlag(context, { ...params, ...body }),
});
