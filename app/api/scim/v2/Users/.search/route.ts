import { listUsers, parseResource } from "#lib/scim";
import { searchInput } from "#lib/scim/schema";
import { scimRoute } from "#lib/web";
import { namesOf, selectedPage } from "../../selected.ts";

/** The list, asked for in a body that no proxy logs (RFC 7644, section 3.4.3). */
export const POST = scimRoute(async ({ context, body, baseUrl }) => {
  const { attributes, excludedAttributes, ...input } = parseResource(searchInput, body);
  return { body: selectedPage(await listUsers(context, input, baseUrl), namesOf({ attributes, excludedAttributes })) };
});
