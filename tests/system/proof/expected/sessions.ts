import { type Area, type Expected, everybody, SIGN_IN_FIRST, SIGNED_IN, TO_LOGIN } from "./shared.ts";

/** Of a record that is nobody's: the walk fills in a tenant's id. */
const NOT_FOUND: Expected = { ...everybody(404), nobody: 401 };
const OWN_PAGE: Expected = { ...everybody(200), nobody: TO_LOGIN };
const SIGNED_IN_ACTION = (answer: string): Expected => ({ ...everybody(answer), nobody: SIGN_IN_FIRST });

export const sessions: Area = {
  routes: {
    "GET /api/auth/sessions": SIGNED_IN,
    // Each persona has one session only: there is no other to end.
    "DELETE /api/auth/sessions": SIGNED_IN,
    "DELETE /api/auth/sessions/[id]": NOT_FOUND,
    "GET /api/auth/tenants": SIGNED_IN,
    // Members of the first tenant are in it already; for everybody else it does not exist.
    "POST /api/auth/tenants/[id]/activate": { ...SIGNED_IN, stranger: 404, suspended: 404, support: 404, super_admin: 404 },
    // Passages: without what they ask for they lead to a page that explains it, or to the sign-in.
    "GET /sso/begin": everybody(303),
    "GET /sso/start": everybody(303),
    "GET /sso/finish": everybody(303),
  },
  pages: {
    "/account/sessions": OWN_PAGE,
    "/account/tenants": OWN_PAGE,
    "/sso/continue": everybody("/sso/failed"),
    "/sso/failed": everybody(200),
  },
  actions: {
    "app/(account)/account/sessions/actions.ts#endSessionAction": {
      page: "/account/sessions",
      form: (cast) => ({ id: cast.tenantId }),
      expected: SIGNED_IN_ACTION("This session was not found."),
    },
    "app/(account)/account/sessions/actions.ts#endOtherSessionsAction": {
      page: "/account/sessions",
      form: () => ({}),
      expected: SIGNED_IN_ACTION("ok"),
    },
    "app/(account)/account/sessions/actions.ts#forgetDeviceAction": {
      page: "/account/sessions",
      form: (cast) => ({ id: cast.tenantId }),
      expected: SIGNED_IN_ACTION("This device was not found."),
    },
    "app/(account)/account/switch-tenant-action.ts#switchTenantAction": {
      page: "/account/tenants",
      form: (cast) => ({ tenantId: cast.tenantId }),
      expected: {
        ...SIGNED_IN_ACTION("redirect"),
        ...Object.fromEntries(["stranger", "suspended", "support", "super_admin"].map((persona) => [persona, "This tenant was not found."])),
      },
    },
  },
};

/** What ends the sessions of the walk: walked after everything else. */
export const lastOfAll: Area = {
  routes: {},
  pages: {},
  actions: {
    "app/(account)/account/sessions/actions.ts#signOutEverywhereAction": {
      page: "/account/sessions",
      form: () => ({}),
      expected: SIGNED_IN_ACTION("redirect"),
    },
    "app/(auth)/actions.ts#signOutAction": { page: "/login", form: () => ({}), expected: everybody("redirect") },
  },
};
