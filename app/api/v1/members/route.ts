import { listMembers } from "#lib/members";
import { listMembersInput, memberPage } from "#lib/members/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listMembers",
  summary: "List, search and page through the people of the tenant",
  tag: "Team",
  access: "tenant",
  permission: "user.read",
  query: listMembersInput,
  response: memberPage,
  handle: ({ context, query }) => listMembers(context, query),
});
