import { type Area, everybody, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

/** A directory comes with an API key; nobody comes in with a cookie. */
const KEYS_ALONE = everybody(401);
const COLLECTION = (path: string) => ({ [`GET ${path}`]: KEYS_ALONE, [`POST ${path}`]: KEYS_ALONE, [`POST ${path}/.search`]: KEYS_ALONE });
const RESOURCE = (path: string) => Object.fromEntries(["GET", "PUT", "PATCH", "DELETE"].map((method) => [`${method} ${path}/[id]`, KEYS_ALONE]));

export const scim: Area = {
  routes: {
    "GET /api/scim/v2/ServiceProviderConfig": KEYS_ALONE,
    "GET /api/scim/v2/ResourceTypes": KEYS_ALONE,
    "GET /api/scim/v2/Schemas": KEYS_ALONE,
    ...COLLECTION("/api/scim/v2/Users"),
    ...RESOURCE("/api/scim/v2/Users"),
    ...COLLECTION("/api/scim/v2/Groups"),
    ...RESOURCE("/api/scim/v2/Groups"),
  },
  pages: { "/portal/settings/directory": TENANT_PAGE },
  actions: {
    "app/(portal)/portal/settings/directory/actions.ts#mapGroupAction": {
      page: "/portal/settings/directory",
      form: (cast) => ({ id: cast.tenantId, role: "viewer" }),
      expected: { ...TENANT_ACTION("This group was not found."), ...without("Set how people sign in", "viewer", "member", "manager") },
    },
  },
};
