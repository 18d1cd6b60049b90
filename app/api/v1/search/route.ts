import { search } from "#lib/search";
import { searchAnswer, searchInput } from "#lib/search/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "search",
  summary: "Search tenants, people, members and campaigns, as far as you may see them",
  tag: "Search",
  access: "user",
  query: searchInput,
  response: searchAnswer,
  handle: ({ context, query }) => search(context, query),
});
