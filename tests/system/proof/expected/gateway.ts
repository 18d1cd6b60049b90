import { type Area, type Expected, STAFF } from "./shared.ts";

/** Support may look; only super-admins open ways to services. The bodies are empty: who may write gets as far as being told so. */
const NO_BODY: Expected = { ...STAFF, support: 403, super_admin: 422 };

export const gateway: Area = {
  routes: {
    "GET /api/v1/gateway/routes": STAFF,
    "POST /api/v1/gateway/routes": NO_BODY,
    // A route that there is not.
    "GET /api/v1/gateway/routes/[id]": { ...STAFF, support: 404, super_admin: 404 },
    "PUT /api/v1/gateway/routes/[id]": NO_BODY,
    "DELETE /api/v1/gateway/routes/[id]": NO_BODY,
  },
  pages: {},
  actions: {},
};
