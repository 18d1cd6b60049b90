import { deleteUser, getUser, parseResource, patchUser, replaceUser } from "#lib/scim";
import { patchInput, userInput } from "#lib/scim/schema";
import { scimRoute } from "#lib/web";
import { selected } from "../../selected.ts";

export const GET = scimRoute(async ({ context, params: { id = "" }, query, baseUrl }) => ({
  body: selected(await getUser(context, id, baseUrl), query),
}));

export const PUT = scimRoute(async ({ context, params: { id = "" }, query, body, version, baseUrl }) => ({
  body: selected(await replaceUser(context, id, parseResource(userInput, body), version, baseUrl), query),
}));

export const PATCH = scimRoute(async ({ context, params: { id = "" }, query, body, version, baseUrl }) => ({
  body: selected(await patchUser(context, id, parseResource(patchInput, body), version, baseUrl), query),
}));

export const DELETE = scimRoute(async ({ context, params: { id = "" }, version }) => {
  await deleteUser(context, id, version);
  return {};
});
