import { changeLimits } from "#lib/settings";
import { changedGroup, limitsInput } from "#lib/settings/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeLimits",
  summary: "Change the limits of the installation, for what is new",
  tag: "Operations",
  access: "staff",
  permission: "tenant.manage",
  body: limitsInput,
  response: changedGroup,
  handle: ({ context, body }) => changeLimits(context, body),
});
