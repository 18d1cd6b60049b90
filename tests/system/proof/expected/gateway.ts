import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, without } from "./shared.ts";

const actions = "app/(admin)/admin/gateway/actions.ts";
const NOT_FOUND = "This route was not found.";

/** Support may look; only super-admins open ways to services. */
const byManagers = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Manage services", "support"),
  super_admin: answer,
});

/** The bodies are empty: who may write gets as far as being told so. */
const NO_BODY: Expected = { ...STAFF, support: 403, super_admin: 422 };
const described = { pathPrefix: "/", access: "signed_in", isEnabled: "true" };

export const gateway: Area = {
  routes: {
    "GET /api/v1/gateway/routes": STAFF,
    "POST /api/v1/gateway/routes": NO_BODY,
    // A route that there is not.
    "GET /api/v1/gateway/routes/[id]": { ...STAFF, support: 404, super_admin: 404 },
    "PUT /api/v1/gateway/routes/[id]": NO_BODY,
    "DELETE /api/v1/gateway/routes/[id]": NO_BODY,
  },
  pages: {
    "/admin/gateway": STAFF_PAGE,
    "/admin/gateway/new": STAFF_PAGE,
    "/admin/gateway/[id]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
  },
  actions: {
    [`${actions}#createRouteAction`]: {
      page: "/admin/gateway/new",
      form: () => ({ ...described, service: "no-such-service" }),
      expected: byManagers("Some fields need attention."),
    },
    [`${actions}#changeRouteAction`]: {
      page: "/admin/gateway/new",
      form: () => ({ ...described, id: newId(), version: "1" }),
      expected: byManagers(NOT_FOUND),
    },
    [`${actions}#deleteRouteAction`]: { page: "/admin/gateway/new", form: () => ({ id: newId(), version: "1" }), expected: byManagers(NOT_FOUND) },
  },
};
