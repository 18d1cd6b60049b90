import { createUser, listUsers, parseResource } from "#lib/scim";
import { listInput, userInput } from "#lib/scim/schema";
import { scimRoute } from "#lib/web";
import { selected, selectedPage } from "../selected.ts";

export const GET = scimRoute(async ({ context, query, baseUrl }) => ({
  body: selectedPage(await listUsers(context, parseResource(listInput, query), baseUrl), query),
}));

export const POST = scimRoute(async ({ context, query, body, baseUrl }) => ({
  status: 201,
  body: selected(await createUser(context, parseResource(userInput, body), baseUrl), query),
}));
