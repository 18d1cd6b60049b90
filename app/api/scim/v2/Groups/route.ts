import { createGroup, listGroups, parseResource } from "#lib/scim";
import { groupInput, listInput } from "#lib/scim/schema";
import { scimRoute } from "#lib/web";
import { selected, selectedPage } from "../selected.ts";

export const GET = scimRoute(async ({ context, query, baseUrl }) => ({
  body: selectedPage(await listGroups(context, parseResource(listInput, query), baseUrl), query),
}));

export const POST = scimRoute(async ({ context, query, body, baseUrl }) => ({
  status: 201,
  body: selected(await createGroup(context, parseResource(groupInput, body), baseUrl), query),
}));
