import { z } from "zod";
import { setOverride } from "#lib/flags";
import { flagKey, setOverrideCall, setOverrideInput } from "#lib/flags/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "setFlagOverride",
  summary: "Say for one tenant, by its address, what a flag is there",
  tag: "Feature flags",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ key: flagKey, tenant: setOverrideInput.shape.tenant }),
  body: setOverrideCall,
  response: z.strictObject({ tenantName: z.string() }),
  handle: ({ context, params, body }) => setOverride(context, { ...params, ...body }),
});
