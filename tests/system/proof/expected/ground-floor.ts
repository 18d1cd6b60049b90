import {
  type Area,
  type Expected,
  everybody,
  NOT_STAFF,
  OWN_RECORD,
  SIGN_IN_FIRST,
  SIGNED_IN,
  STAFF,
  STAFF_PAGE,
  TENANT,
  TENANT_PAGE,
  TO_LOGIN,
} from "./shared.ts";

const routes: Area["routes"] = {
  "GET /api/auth/me": SIGNED_IN,
  "GET /api/auth/[...nextauth]": everybody(200),
  "POST /api/auth/[...nextauth]": everybody(400),
  "GET /api/health/live": everybody(200),
  "GET /api/health/ready": everybody(200),
  // From loopback, as here, monitoring needs no token.
  "GET /api/metrics": everybody(200),
  "GET /api/openapi.json": everybody(200),
  "GET /api/status": everybody(200),
  "GET /api/v1/gamification/achievements/[tenant]": OWN_RECORD,
  "GET /api/v1/gamification/leaderboards": TENANT,
  "GET /api/v1/tenants": STAFF,
  // The body is empty here: who may write gets as far as being told so.
  "POST /api/v1/tenants": { ...STAFF, support: 403, super_admin: 422 },
  "GET /api/v1/tenants/[id]": STAFF,
  "GET /api/v1/tenants/[id]/audit": STAFF,
  "POST /api/v1/tenants/[id]/suspend": { ...STAFF, support: 403, super_admin: 422 },
  // Support reads tenants but does not change them; for the super-admin, an active tenant cannot be reactivated.
  "POST /api/v1/tenants/[id]/reactivate": { ...STAFF, support: 403, super_admin: 409 },
};

const pages: Area["pages"] = {
  "/": everybody(200),
  "/status": everybody(200),
  "/developers": everybody(200),
  // The walk asks for an operation that there is not.
  "/developers/[operation]": everybody(404),
  "/login": { ...everybody("/portal"), nobody: 200, support: "/admin", super_admin: "/admin" },
  "/no-access": { ...everybody("/portal"), nobody: TO_LOGIN, suspended: 200, support: "/admin", super_admin: "/admin" },
  "/admin": STAFF_PAGE,
  // Whatever is no page: told to those who may be there.
  "/admin/[...address]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
  "/admin/mail": { ...STAFF_PAGE, support: 200 },
  "/admin/tenants": STAFF_PAGE,
  "/admin/tenants/new": STAFF_PAGE,
  "/admin/tenants/[id]": STAFF_PAGE,
  "/portal": TENANT_PAGE,
  "/portal/[...address]": { ...everybody(404), nobody: TO_LOGIN, suspended: "/no-access", support: "/admin", super_admin: "/admin" },
};

const NO_PERMISSION = "You do not have the permission “Create, change and suspend tenants”. Ask an administrator for it.";
const STAFF_ACTION: Expected = { ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: NO_PERMISSION, super_admin: "ok" };
const actions: Area["actions"] = {
  "app/(admin)/admin/tenants/actions.ts#suspendTenantAction": {
    page: "/admin/tenants/[id]",
    form: (cast) => ({ id: cast.suspendedTenantId, reason: "said by the walk" }),
    expected: { ...STAFF_ACTION, super_admin: "Walk Three is already suspended." },
  },
  "app/(admin)/admin/tenants/actions.ts#reactivateTenantAction": {
    page: "/admin/tenants/[id]",
    form: (cast) => ({ id: cast.tenantId }),
    expected: { ...STAFF_ACTION, super_admin: "Walk One is open already." },
  },
  "app/(auth)/actions.ts#signInAction": {
    page: "/login",
    form: () => ({ email: "nobody-knows@walk.example", password: "not the right one" }),
    expected: everybody("The e-mail address or the password is not right."),
  },
};

export const groundFloor: Area = { routes, pages, actions };
