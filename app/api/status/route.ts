import { currentStatus } from "#lib/services";
import { statusSnapshot } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getStatus",
  summary: "The platform's parts as they were last measured",
  tag: "Status",
  access: "public",
  response: statusSnapshot,
  handle: async ({ runtime }) => currentStatus(runtime),
});
