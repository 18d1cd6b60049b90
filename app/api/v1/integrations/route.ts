import { listOwnIntegrations } from "#lib/operations";
import { ownIntegrationList } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listIntegrations",
  summary: "What connects your portal to other systems, and when it was last used",
  tag: "Webhooks",
  access: "tenant",
  permission: "integration.read",
  response: ownIntegrationList,
  handle: async ({ context }) => ({ integrations: await listOwnIntegrations(context) }),
});
