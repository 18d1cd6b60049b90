import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE } from "./shared.ts";

const told = (support: string, superAdmin: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  support,
  super_admin: superAdmin,
});
/** The bodies are empty here: who may write gets as far as being told so. */
const MANAGERS: Expected = { ...STAFF, support: 403, super_admin: 422 };
const NO_TENANTS = "You do not have the permission “Create, change and suspend tenants”. Ask an administrator for it.";
const NO_BILLING = "You do not have the permission “Manage billing”. Ask an administrator for it.";
const tenantActions = "app/(admin)/admin/tenants/actions.ts";

/** Plans, revenue, how a tenant stands with its bill, and the doors. */
export const billing: Area = {
  routes: {
    "PUT /api/v1/tenants/[id]": MANAGERS,
    "POST /api/v1/tenants/[id]/standing": MANAGERS,
    "POST /api/v1/tenants/[id]/cancel": MANAGERS,
    "GET /api/v1/plans": { ...STAFF, support: 403 },
    "PUT /api/v1/plans/[key]": MANAGERS,
    "GET /api/v1/platform/security": STAFF,
    "GET /api/v1/revenue": { ...STAFF, support: 403 },
  },
  pages: {
    "/admin/security": STAFF_PAGE,
    "/admin/plans": STAFF_PAGE,
    "/admin/plans/cohorts": STAFF_PAGE,
    "/admin/plans/profit": STAFF_PAGE,
    "/admin/plans/profit/[id]": STAFF_PAGE,
    // No plan has the key of the walk.
    "/admin/plans/[key]": { ...STAFF_PAGE, super_admin: 404 },
    "/admin/tenants/[id]/edit": STAFF_PAGE,
  },
  actions: {
    "app/(admin)/admin/plans/profit/actions.ts#addCostAction": {
      page: "/admin/plans/profit",
      form: (cast) => ({ tenantId: cast.tenantId, month: "2026-01", kind: "media", amount: "1" }),
      expected: told(NO_BILLING, "ok"),
    },
    "app/(admin)/admin/plans/profit/actions.ts#removeCostAction": {
      page: "/admin/plans/profit",
      form: (cast) => ({ id: cast.tenantId }),
      expected: told(NO_BILLING, "This cost was not found."),
    },
    "app/(admin)/admin/plans/actions.ts#changePlanAction": {
      page: "/admin/plans",
      form: () => ({
        key: "no-such-plan",
        name: "Walked",
        price: "1",
        maxApiCallsPerHour: "1",
        maxAiRequestsPerDay: "1",
        storageMegabytes: "1",
        version: "1",
      }),
      expected: told(NO_BILLING, "This plan was not found."),
    },
    [`${tenantActions}#changeTenantAction`]: {
      page: "/admin/tenants/[id]/edit",
      form: (cast) => ({
        id: cast.tenantId,
        name: "Walk",
        kind: "client",
        planKey: "free",
        timeZone: "UTC",
        currency: "USD",
        locale: "en",
        version: "1000000",
      }),
      expected: told(
        NO_TENANTS,
        "Somebody else changed this tenant meanwhile. Compare the fields below, load the page again, and make your change there.",
      ),
    },
    [`${tenantActions}#setStandingAction`]: {
      page: "/admin/tenants/[id]",
      form: (cast) => ({ id: cast.suspendedTenantId, standing: "active" }),
      expected: told(NO_TENANTS, "Walk Three is suspended; that cannot become active."),
    },
    [`${tenantActions}#cancelTenantAction`]: {
      page: "/admin/tenants/[id]/plan",
      form: (cast) => ({ id: cast.tenantId, reason: "said by the walk", confirmation: "not its address" }),
      expected: told(NO_TENANTS, "Some fields need attention."),
    },
  },
};
