/** SCIM 2.0 (RFC 7643, RFC 7644): a directory provisions the people of a tenant, and its groups give them roles. */

export { resourceTypes, schemas, serviceProviderConfig, wholeList } from "./discovery.ts";
export { matches } from "./filter-match.ts";
export { createGroup, deleteGroup, getGroup, listGroups, patchGroup, replaceGroup } from "./groups.ts";
export { listDirectoryGroups, mapGroup } from "./map-groups.ts";
export { parseResource } from "./parse-resource.ts";
export { selectAttributes } from "./select-attributes.ts";
export { requireProvisioning } from "./standing.ts";
export { createUser, deleteUser, getUser, listUsers, patchUser, replaceUser } from "./users.ts";
