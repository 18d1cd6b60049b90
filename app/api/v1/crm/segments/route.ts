import { listSegments } from "#lib/crm";
import { segments } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listSegments",
  summary: "Lists of leads and contacts that are narrowed and kept under a name, with how many are in each now",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  response: segments,
  handle: async ({ context }) => ({ segments: await listSegments(context) }),
});
