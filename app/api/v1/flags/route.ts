import { listFlags } from "#lib/flags";
import { flagList, listFlagsInput } from "#lib/flags/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listFlags",
  summary: "Feature flags, their rules and for how many tenants they are on",
  tag: "Feature flags",
  access: "staff",
  permission: "tenant.read",
  query: listFlagsInput,
  response: flagList,
  handle: ({ context, query }) => listFlags(context, query),
});
