import { z } from "zod";
import { setProbeSecret } from "#lib/services";
import { probeSecret, serviceKey } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "setProbeSecret",
  summary: "Set the password or the headers by which a probe lets itself in, or take them away; they are never answered",
  tag: "Services",
  access: "staff",
  permission: "service.manage",
  params: z.strictObject({ service: serviceKey, probe: z.string().max(40) }),
  body: z.strictObject({ secret: probeSecret.nullable() }),
  response: z.strictObject({ isSet: z.boolean() }),
  handle: async ({ context, params: { service: key, probe: name }, body: { secret }, runtime }) => {
    await setProbeSecret(context, { key, name, secret }, runtime);
    return { isSet: secret !== null };
  },
});
