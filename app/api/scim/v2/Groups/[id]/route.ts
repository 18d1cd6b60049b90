import { deleteGroup, getGroup, parseResource, patchGroup, replaceGroup } from "#lib/scim";
import { groupInput, patchInput } from "#lib/scim/schema";
import { scimRoute } from "#lib/web";
import { selected } from "../../selected.ts";

export const GET = scimRoute(async ({ context, params: { id = "" }, query, baseUrl }) => ({
  body: selected(await getGroup(context, id, baseUrl), query),
}));

export const PUT = scimRoute(async ({ context, params: { id = "" }, query, body, version, baseUrl }) => ({
  body: selected(await replaceGroup(context, id, parseResource(groupInput, body), version, baseUrl), query),
}));

export const PATCH = scimRoute(async ({ context, params: { id = "" }, query, body, version, baseUrl }) => ({
  body: selected(await patchGroup(context, id, parseResource(patchInput, body), version, baseUrl), query),
}));

export const DELETE = scimRoute(async ({ context, params: { id = "" }, version }) => {
  await deleteGroup(context, id, version);
  return {};
});
